import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { licenceRecord, signedPartOf } from '../../model/licence-record.ts';
import { readSealSignature } from '../signing/ofd/electronic-seal.ts';
import { toPem } from '../signing/pem.ts';
import { OUTSIDE_SIGNER, type OutsidePaper } from './papers.testkit.ts';

/** What a program of others says of a paper. `holds` is null where the program is not on this machine. */
export interface OutsideCheck {
  readonly tool: string;
  readonly paper: string;
  readonly what: string;
  readonly holds: boolean | null;
}

interface Tool {
  readonly name: string;
  /** Whatever it printed. */
  run(...args: readonly string[]): string;
}

/** How each program is asked whether it is there. */
const TOOLS = {
  pdfsig: ['-v'],
  pdftotext: ['-v'],
  pdfinfo: ['-v'],
  pdffonts: ['-v'],
  pdftoppm: ['-v'],
  openssl: ['version'],
  zbarimg: ['--version'],
  verapdf: ['--version'],
} as const;
type ToolName = keyof typeof TOOLS;

const SIGNED_VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat';
const SIGNATURE_XML = 'Doc_0/Signs/Sign_0/Signature.xml';
const REFERENCE = /<ofd:Reference FileRef="([^"]+)">\s*<ofd:CheckValue>([^<]+)</g;
const PAGE_NUMBER = /第\d+页，共\d+页/;
const USER_ID = 'distid:1234567812345678';

const find = (name: ToolName): Tool | undefined =>
  spawnSync(name, TOOLS[name]).status === 0
    ? {
        name,
        run: (...args) => {
          const { stdout, stderr } = spawnSync(name, args, { maxBuffer: 64_000_000 });
          return `${stdout}${stderr}`;
        },
      }
    : undefined;

const sorted = (text: string): string => [...text].toSorted().join('');

/** The bytes with one bit of the one in the middle turned. */
function changed(bytes: Uint8Array, at = Math.floor(bytes.length / 2)): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/**
 * Has programs of others judge the papers, each also with one byte changed.
 * @param folder where the files are written, for whoever wants to open them
 */
export function checkOutside(papers: readonly OutsidePaper[], folder: string): OutsideCheck[] {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const tools = new Map(Object.keys(TOOLS).map(name => [name, find(name as ToolName)] as const));
  const check = (
    name: ToolName,
    paper: string,
    what: string,
    holds: (run: Tool['run']) => boolean,
  ): OutsideCheck => {
    const tool = tools.get(name);
    return { tool: name, paper, what, holds: tool ? holds(tool.run) : null };
  };

  const pdfChecks = ({ name, pdf, isSigned, pages, code }: OutsidePaper): OutsideCheck[] => {
    const path = write(`${name}.pdf`, pdf);
    const broken = write(`${name}-changed.pdf`, changed(pdf, 200));
    const text = (run: Tool['run'], ...options: string[]) =>
      run(...options, '-enc', 'UTF-8', path, '-')
        .split('\f')
        .slice(0, -1)
        .map(page => page.replaceAll(/\s/g, '').replace(PAGE_NUMBER, ''));
    const fonts = (run: Tool['run']) => run(path).trim().split('\n').slice(2);
    return [
      // Without -raw it guesses columns from the places of cells, so that there only their order is its own.
      check(
        'pdftotext',
        name,
        '每一个字都取得出来，一个不多，一个不少',
        run => text(run).map(sorted).join('\n') === pages.map(sorted).join('\n'),
      ),
      check(
        'pdftotext',
        name,
        '文字的先后与阅读顺序一致',
        run => text(run, '-raw').join('\n') === pages.join('\n'),
      ),
      check('pdfinfo', name, '读屏软件按标签读到的顺序一致', run => {
        const read = Array.from(run('-enc', 'UTF-8', '-struct-text', path).matchAll(/^\s+"(.*)"$/gm));
        return (
          read
            .map(([, part = '']) => part)
            .join('')
            .replaceAll(/\s/g, '') === pages.join('')
        );
      }),
      check('pdffonts', name, '字体都已嵌入，是子集，带 Unicode 对照', run => {
        const lines = fonts(run);
        return lines.length > 0 && lines.every(line => /^[A-Z]{6}\+.*\s+yes yes yes\s/.test(line));
      }),
      ...(isSigned
        ? [
            check('pdfsig', name, `签名有效，签名者是${OUTSIDE_SIGNER}`, run => {
              const said = run('-nocert', path);
              return (
                said.includes('Signature is Valid.') &&
                said.includes('Total document signed') &&
                said.includes(`Signer Certificate Common Name: ${OUTSIDE_SIGNER}\n`)
              );
            }),
            check(
              'pdfsig',
              name,
              '改动一个字节后不再有效',
              run => !run('-nocert', broken).includes('Signature is Valid.'),
            ),
          ]
        : []),
      ...(code ? [codeCheck(name, path, code)] : []),
      check('verapdf', name, '符合 PDF/A-2a', run =>
        /^PASS\b/m.test(run('-f', '2a', '--format', 'text', path)),
      ),
    ];
  };

  const codeCheck = (name: string, path: string, code: string): OutsideCheck => {
    const drawing = tools.get('pdftoppm');
    return check('zbarimg', name, '打印出来的二维码扫得出核验网址', run => {
      drawing?.run('-r', '150', '-png', path, join(folder, `${name}-page`));
      const pictures = ['1', '2', '3'].map(page => join(folder, `${name}-page-${page}.png`));
      return run('--quiet', '--raw', ...pictures)
        .split('\n')
        .includes(code);
    });
  };

  /** OpenSSL on a signature with SM2 and the default user id (GB/T 35276-2017), and on one byte less of the text. */
  const sm2Checks = (name: string, certificate: string, signed: Uint8Array, signature: Uint8Array) => {
    const files = {
      certificate: write(`${name}.pem`, Buffer.from(certificate)),
      signed: write(`${name}.signed`, signed),
      broken: write(`${name}-changed.signed`, changed(signed)),
      signature: write(`${name}.signature`, signature),
    };
    const verified = (run: Tool['run'], file: string) => {
      const key = run('x509', '-in', files.certificate, '-pubkey', '-noout');
      const pub = write(`${name}.pub.pem`, Buffer.from(key));
      const options = ['-sm3', '-sigopt', USER_ID, '-verify', pub, '-signature', files.signature];
      return run('dgst', ...options, file).includes('Verified OK');
    };
    return [
      check('openssl', name, 'SM2 签名有效（默认用户标识）', run => verified(run, files.signed)),
      check('openssl', name, '改动一个字节后不再有效', run => !verified(run, files.broken)),
    ];
  };

  const ofdChecks = (name: string, ofd: Uint8Array): OutsideCheck[] => {
    write(`${name}.ofd`, ofd);
    const parts = unzipSync(ofd);
    const block = readSealSignature(parts[SIGNED_VALUE] ?? ofd);
    const pem = toPem('CERTIFICATE', new Uint8Array(block.certificate.toSchema().toBER()));
    const list = parts[SIGNATURE_XML] ?? ofd;
    const named = Array.from(
      Buffer.from(list).toString().matchAll(REFERENCE),
      ([, path = '', digest = '']) => ({
        bytes: parts[path.slice(1)] ?? new Uint8Array(),
        digest: Buffer.from(digest, 'base64').toString('hex'),
      }),
    );
    return [
      ...sm2Checks(`${name}.ofd`, pem, block.signed, block.signature),
      check('openssl', `${name}.ofd`, '每个部件的 SM3 摘要与签名里的一致', run => {
        const sm3 = (bytes: Uint8Array) =>
          run('dgst', '-sm3', '-r', write(`${name}.part`, bytes)).split(' ')[0] ?? '';
        return (
          named.length > 6 &&
          named.every(({ bytes, digest }) => sm3(bytes) === digest) &&
          sm3(list) === Buffer.from(block.digest).toString('hex')
        );
      }),
    ];
  };

  const recordChecks = (name: string, bytes: Uint8Array): OutsideCheck[] => {
    write(`${name}.json`, bytes);
    const json: unknown = JSON.parse(Buffer.from(bytes).toString());
    const { value, certificates } = licenceRecord.parse(json).signature;
    const [certificate = ''] = certificates;
    return sm2Checks(`${name}.json`, certificate, signedPartOf(json), Buffer.from(value, 'base64'));
  };

  return papers.flatMap(paper => [
    ...pdfChecks(paper),
    ...(paper.ofd ? ofdChecks(paper.name, paper.ofd) : []),
    ...(paper.record ? recordChecks(paper.name, paper.record) : []),
  ]);
}
