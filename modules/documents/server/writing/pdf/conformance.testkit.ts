import { contentFaults } from './content.testkit.ts';
import { fontFaults } from './fonts.testkit.ts';
import { type PdfFile, readPdfFile, target, textString } from './objects.testkit.ts';

function fileFaults({ text, trailer, objects }: PdfFile): string[] {
  const rules: [boolean, string][] = [
    [/^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(text), '6.1.2 header'],
    [/\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/.test(trailer), '6.1.3 no identifier'],
    [!text.includes('/Encrypt '), '6.1.3 encrypted'],
    [/%%EOF\n?$/.test(text), '6.1.3 bytes behind the end'],
    [!/\/(LZWDecode|Crypt|JPXDecode)\b/.test(text), '6.1.7.2 filter'],
    [!/\/(FFilter|FDecodeParms|EmbeddedFiles)\b/.test(text), '6.1.7.1, 6.8 content outside of pages'],
    [!/\/(JavaScript|JS|AA|OpenAction|Launch|XFA)\b/.test(text), '6.5 action'],
    [!/\/(SMask|ca|CA|BM|ExtGState)\b/.test(text), '6.2.10 transparency'],
  ];
  const dictionaries = [...objects.values()].map(object => object.text).join('');
  const odd = (dictionaries.match(/<[0-9a-fA-F\s]*>/g) ?? []).filter(
    hex => hex.replaceAll(/\s/g, '').length % 2 > 0,
  );
  return [
    ...rules.filter(([holds]) => !holds).map(([, what]) => what),
    ...odd.map(hex => `6.1.6 odd string ${hex.slice(0, 20)}`),
  ];
}

function intentFaults(file: PdfFile, catalogue: string): string[] {
  const intent = /\/OutputIntents \[<<([\s\S]*?)>>/.exec(catalogue)?.[1] ?? '';
  const profile = target(file, intent, 'DestOutputProfile');
  const icc = profile?.stream;
  if (!/\/S \/GTS_PDFA1/.test(intent) || !profile || !icc) return ['6.2.3 no output intent'];
  const rules: [boolean, string][] = [
    [/\/N 3\b/.test(profile.text), '6.2.3 number of colours'],
    [icc.readUInt32BE(0) === icc.length, '6.2.3 length of the profile'],
    [
      icc.toString('latin1', 12, 24) === 'mntrRGB XYZ ' && icc.toString('latin1', 36, 40) === 'acsp',
      '6.2.3 profile',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, what]) => what);
}

function metadataFaults(file: PdfFile, catalogue: string): string[] {
  const metadata = target(file, catalogue, 'Metadata');
  if (!metadata?.packed || metadata.text.includes('/Filter')) return ['6.6.2.1 no readable metadata'];
  const xmp = metadata.packed.toString('utf8');
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  const between = (pattern: RegExp) =>
    pattern.exec(xmp)?.[1]?.replace(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);
  const info = target(file, file.trailer, 'Info')?.text ?? '';
  const stated = (key: string) => textString(target(file, info, key)?.text ?? '');
  const [, y, mo, d, h, mi, s] =
    /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(stated('CreationDate')) ?? [];
  const pairs: [string, string | undefined, string][] = [
    ['title', between(/<dc:title><rdf:Alt><rdf:li[^>]*>([^<]*)/), stated('Title')],
    ['author', between(/<dc:creator><rdf:Seq><rdf:li>([^<]*)/), stated('Author')],
    ['producer', between(/<pdf:Producer>([^<]*)/), stated('Producer')],
    ['creator', between(/<xmp:CreatorTool>([^<]*)/), stated('Creator')],
    ['date', between(/<xmp:CreateDate>([^<]*)/), `${y}-${mo}-${d}T${h}:${mi}:${s}Z`],
  ];
  return [
    ...pairs
      .filter(([, one, other]) => one !== other)
      .map(([what, one, other]) => `6.6.3 ${what}: ${one} is not ${other}`),
    ...(xmp.startsWith('<?xpacket begin="\ufeff"') && !/<\?xpacket[^>]*(bytes|encoding)=/.test(xmp)
      ? []
      : ['6.6.2.1 packet']),
    ...(/<pdfaid:part>2<.*\n<pdfaid:conformance>A</.test(xmp) ? [] : ['6.6.4 does not say PDF/A-2a']),
  ];
}

function fieldFaults({ objects }: PdfFile): string[] {
  return [...objects.values()]
    .filter(({ text }) => text.includes('/Subtype /Widget'))
    .flatMap(({ text }) => {
      const flags = Number(/\/F (\d+)/.exec(text)?.[1]);
      // Printed; not hidden, invisible, or left out of the view.
      const seen = (flags & 4) === 4 && (flags & (1 | 2 | 32)) === 0;
      const drawn = /\/AP /.test(text) || /\/Rect \[0 0 0 0\]/.test(text);
      return [...(seen ? [] : ['6.3.2 flags']), ...(drawn ? [] : ['6.3.3 no appearance'])];
    });
}

/**
 * What keeps a PDF of ours from being a PDF/A-2a, by clause of ISO 19005-2:2011; empty if nothing was found. It
 * looks at the structures that our writer and our signatures use, and is no validator of other people's files.
 */
export function pdfaFaults(pdf: Uint8Array): string[] {
  const file = readPdfFile(pdf);
  const catalogue = target(file, file.trailer, 'Root')?.text ?? '';
  const marked = target(file, catalogue, 'MarkInfo')?.text.includes('/Marked true');
  return [
    ...file.faults,
    ...fileFaults(file),
    ...intentFaults(file, catalogue),
    ...metadataFaults(file, catalogue),
    ...fontFaults(file),
    ...fieldFaults(file),
    ...contentFaults(file),
    ...(marked ? [] : ['6.7.2.2 not marked']),
    ...(catalogue.includes('/StructTreeRoot ') ? [] : ['6.7.3 no structure']),
    ...(catalogue.includes('/Lang (zh-CN)') ? [] : ['6.7.4 no language']),
  ];
}
