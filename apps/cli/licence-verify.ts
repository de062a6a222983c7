import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileCheck, type FileVerification, verifyFile } from '@zhiban/documents/verify';
import { civilDay } from '@zhiban/kernel';
import type { Language } from './language.ts';
import { readBytes, readText } from './read-text.ts';
import { CommandError, type Outcome } from './run.ts';

const CERTIFICATE = /\.(?:pem|crt|cer)$/i;

/** The certificates of a folder, or of one file. */
async function rootsIn(place: string | undefined): Promise<string[]> {
  if (!place) return [];
  const isFolder = await stat(place).then(
    found => found.isDirectory(),
    () => {
      throw new CommandError(
        'CLI_NO_FOLDER',
        { zh: `读不到 ${place}。`, en: `Cannot read ${place}.` },
        {
          zh: '请检查路径：可信根证书的文件夹，或一个 PEM 文件。',
          en: 'Check the path: a folder or a PEM file.',
        },
      );
    },
  );
  if (!isFolder) return [await readText(place)];
  const names = (await readdir(place)).filter(name => CERTIFICATE.test(name));
  return Promise.all(names.map(name => readText(join(place, name))));
}

const mark = ({ holds }: FileCheck): string => (holds === null ? '–' : holds ? '✓' : '✗');

function sentence({ valid, expired }: FileVerification, language: Language): string {
  if (language === 'zh') return valid ? (expired ? '✗ 文件真实，但已经到期' : '✓ 有效') : '✗ 没有通过核验';
  return valid ? (expired ? '✗ Genuine, but expired' : '✓ Valid') : '✗ Not valid';
}

const ONLINE = {
  zh: '– 当前状态（暂扣、吊销、注销等）和有没有新版本，只能联网查：打开证照上的二维码',
  en: '– Whether it is withheld, revoked or replaced today can only be asked on line: open its QR code',
} as const;

/**
 * `zhiban licence verify FILE`: checks a PDF, an OFD or a record without server or network. Whether the licence
 * is in force today stands in the register alone; the output says so.
 */
export async function verifyCommand(
  file: string,
  options: { roots?: string },
  now: Date = new Date(),
): Promise<Outcome> {
  const today = civilDay(now);
  const verification = await verifyFile(await readBytes(file), await rootsIn(options.roots), { today });
  const licence = verification.identifier !== null;
  return {
    ok: verification.valid && verification.expired !== true,
    json: { file, ...verification, stateKnown: false },
    text: language =>
      [
        ...verification.checks.map(check => `${mark(check)} ${check.text[language]}`),
        ...(licence ? [ONLINE[language]] : []),
        sentence(verification, language),
      ].join('\n'),
  };
}
