import { docxParts, packed, xlsxParts } from '../office/office.testkit.ts';
import { cutOff, type HostileFile, hostile, latin1, utf8, type Verdict } from './hostile-file.testkit.ts';
import { type LyingEntry, lyingZip, zip64End } from './zip.testkit.ts';

const form = docxParts(['关于场所的说明', [[['名称'], ['临江市墨香书店']]], '以上属实。']);
const entriesOf = (parts: typeof form): LyingEntry[] =>
  Object.entries(parts).flatMap(([name, data]) => (data instanceof Uint8Array ? [{ name, data }] : []));
const word = entriesOf(form);
const sheet = entriesOf(xlsxParts('人员', [['姓名'], ['顾明川']]));
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);

const withEntry = (...more: LyingEntry[]): Buffer => lyingZip([...word, ...more]);
const replaced = (name: string, change: Partial<LyingEntry>): Buffer =>
  lyingZip(word.map(entry => (entry.name === name ? { ...entry, ...change } : entry)));
const document = 'word/document.xml';

const bombs: HostileFile[] = [
  hostile('one entry of 5 MB of zeros', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry({ name: 'word/a.xml', data: zeros(5_000_000) }),
  ),
  hostile('one entry of 90 MB of zeros', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry({ name: 'word/media/a.png', data: zeros(90_000_000) }),
  ),
  hostile('80 entries, each below the ratio', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry(
      ...Array.from({ length: 80 }, (_, n) => ({ name: `word/media/${n}.png`, data: zeros(999_000) })),
    ),
  ),
  hostile('30 parts of XML, 20 MB in all', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry(...Array.from({ length: 30 }, (_, n) => ({ name: `word/${n}.xml`, data: zeros(700_000) }))),
  ),
  hostile('3000 entries', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry(...Array.from({ length: 3000 }, (_, n) => ({ name: `word/${n}` }))),
  ),
  hostile('70000 entries', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry(...Array.from({ length: 70_000 }, (_, n) => ({ name: `${n}` }))),
  ),
  hostile('archives inside archives, four deep, never opened', 'read', () => {
    let inner = lyingZip([{ name: 'a.xml', data: zeros(900_000) }]);
    for (let depth = 0; depth < 4; depth += 1)
      inner = lyingZip([1, 2, 3, 4].map(n => ({ name: `${n}.zip`, data: inner })));
    return withEntry({ name: 'word/embeddings/inner.zip', data: inner });
  }),
  hostile('archives inside an archive that is no document', 'DOCUMENTS_WRONG_TYPE', () =>
    lyingZip([{ name: 'a.zip', data: lyingZip([{ name: 'b.zip', data: lyingZip([]) }]) }]),
  ),
  hostile('50 entries over the same data', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry(
      { name: 'word/0.xml', data: zeros(200_000) },
      ...Array.from({ length: 50 }, (_, n) => ({
        name: `word/${n + 1}.xml`,
        data: zeros(200_000),
        sameAs: word.length,
      })),
    ),
  ),
];

const lies: HostileFile[] = [
  hostile('a size that is too small', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { size: 10 })),
  hostile('a size that is too large', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { size: 400_000 })),
  hostile('a size of four gigabytes', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    replaced(document, { size: 0xffffffff }),
  ),
  hostile('a packed size beyond the end', 'DOCUMENTS_BROKEN_FILE', () =>
    replaced(document, { packed: 4_000_000, size: 4_000_000 }),
  ),
  hostile('a packed size of nothing', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { packed: 0 })),
  hostile('a checksum that is wrong', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { crc: 1 })),
  hostile('a method that nobody knows', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { method: 99 })),
  hostile('Deflate64', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { method: 9 })),
  hostile('LZMA', 'DOCUMENTS_BROKEN_FILE', () => replaced(document, { method: 14 })),
  hostile('a password on its entries', 'DOCUMENTS_ENCRYPTED_OFFICE_FILE', () =>
    replaced(document, { flags: 0x0801 }),
  ),
  hostile('another name before the data than in the directory', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    replaced(document, { localName: 'word/documents.xml' }),
  ),
  hostile('the same name twice', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry({ name: document, data: utf8('<a/>') }),
  ),
  hostile('the same name in other letters', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry({ name: 'Word/Document.XML', data: utf8('<a/>') }),
  ),
  hostile('a link to another file', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry({ name: 'word/link.xml', data: utf8('/etc/passwd'), mode: 0o120777 }),
  ),
  hostile('a directory beyond the end', 'DOCUMENTS_BROKEN_FILE', () =>
    lyingZip(word, { directoryAt: 0x7fffffff }),
  ),
  hostile('a directory at the wrong place', 'DOCUMENTS_BROKEN_FILE', () =>
    lyingZip(word, { directoryAt: 4 }),
  ),
  hostile('more entries than there are', 'DOCUMENTS_BROKEN_FILE', () => lyingZip(word, { count: 1000 })),
  hostile('fewer entries than there are', 'DOCUMENTS_BROKEN_FILE', () => lyingZip(word, { count: 1 })),
  hostile('a second end inside the comment', 'DOCUMENTS_BROKEN_FILE', () => {
    const end = zeros(22);
    end.write('PK\x05\x06', 'latin1');
    return lyingZip(word, { comment: end });
  }),
  hostile('an end of 64 bits with countless entries', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    lyingZip(word, {
      count: 0xffff,
      directoryAt: 0xffffffff,
      beforeEnd: zip64End(2 ** 40, 2 ** 40, 2 ** 40),
    }),
  ),
  hostile('something after its end', 'DOCUMENTS_BROKEN_FILE', () =>
    lyingZip(word, { after: latin1('<script>alert(1)</script>'.repeat(10)) }),
  ),
  hostile('a program before its beginning', 'DOCUMENTS_WRONG_TYPE', () =>
    lyingZip(word, { before: latin1(`MZ${'\0'.repeat(200)}`) }),
  ),
];

const names: HostileFile[] = [
  '../../etc/cron.d/x',
  '/etc/passwd',
  'C:\\Windows\\x.xml',
  'C:x.xml',
  'word\\..\\..\\x.xml',
  'word/../../x.xml',
  'word/./x.xml',
  'word/a\0.xml',
  'word/\u202etxt.xml',
  'word/a\nb.xml',
  `word/${'a'.repeat(10_000)}.xml`,
  '//server/share/x.xml',
  '',
].map(name =>
  hostile(`an entry named ${JSON.stringify(name.slice(0, 40))}`, 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    withEntry({ name, data: utf8('<a/>') }),
  ),
);

const types = (parts: typeof word): LyingEntry | undefined =>
  parts.find(({ name }) => name === '[Content_Types].xml');
const declaring = (parts: LyingEntry[], from: string, to: string): Buffer => {
  const declared = Buffer.from(types(parts)?.data ?? [])
    .toString()
    .replace(from, to);
  return lyingZip([{ name: '[Content_Types].xml', data: utf8(declared) }, ...parts.slice(1)]);
};
const withMacro = (name: string): HostileFile =>
  hostile(name, 'DOCUMENTS_MACROS', () =>
    withEntry({ name, data: latin1('\xd0\xcf\x11\xe0 Sub AutoOpen()') }),
  );

const macros: HostileFile[] = [
  withMacro('word/vbaProject.bin'),
  withMacro('word/vbaData.xml'),
  withMacro('word/embeddings/oleObject1.bin'),
  withMacro('word/activeX/activeX1.bin'),
  withMacro('word/activeX/activeX1.xml'),
  withMacro('word/renamed.exe'),
  hostile('a macro sheet of Excel 4', 'DOCUMENTS_MACROS', () =>
    lyingZip([...sheet, { name: 'xl/macrosheets/sheet1.xml', data: utf8('<a/>') }]),
  ),
  hostile('a document that declares macros', 'DOCUMENTS_MACROS', () =>
    declaring(
      word,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      'application/vnd.ms-word.document.macroEnabled.main+xml',
    ),
  ),
  hostile('a template that declares macros', 'DOCUMENTS_MACROS', () =>
    declaring(
      word,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      'application/vnd.ms-word.template.macroEnabledTemplate.main+xml',
    ),
  ),
  hostile('a workbook that declares macros', 'DOCUMENTS_MACROS', () =>
    declaring(
      sheet,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    ),
  ),
  hostile('a workbook in the binary form', 'DOCUMENTS_WRONG_TYPE', () =>
    declaring(
      sheet,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      'application/vnd.ms-excel.sheet.binary.macroEnabled.main',
    ),
  ),
  hostile('a part of another name that is declared to be macros', 'DOCUMENTS_MACROS', () =>
    declaring(
      word,
      '</Types>',
      '<Override PartName="/word/theme.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    ),
  ),
];

const incomplete: HostileFile[] = [
  hostile('no list of types', 'DOCUMENTS_WRONG_TYPE', () => lyingZip(word.slice(1))),
  hostile('a list of types and nothing else', 'DOCUMENTS_BROKEN_FILE', () => lyingZip(word.slice(0, 1))),
  hostile('no workbook', 'DOCUMENTS_BROKEN_FILE', () =>
    lyingZip(sheet.filter(({ name }) => name !== 'xl/workbook.xml')),
  ),
  hostile('no sheet', 'DOCUMENTS_BROKEN_FILE', () =>
    lyingZip(sheet.filter(({ name }) => name !== 'xl/worksheets/sheet1.xml')),
  ),
  hostile('an empty archive', 'DOCUMENTS_WRONG_TYPE', () => lyingZip([])),
  // What a program that writes without seeking leaves: sizes after the data.
  hostile('sizes that are told after the data', 'read', () => {
    const file = withEntry();
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    for (let at = 0; at < file.length - 30; at += 1) {
      if (view.getUint32(at, true) !== 0x04034b50) continue;
      view.setUint16(at + 6, 0x0808, true);
      for (const offset of [14, 18, 22]) view.setUint32(at + offset, 0, true);
    }
    return file;
  }),
  hostile('entries that are not packed', 'read', () =>
    lyingZip(word.map(entry => ({ ...entry, method: 0 }))),
  ),
  hostile('a comment', 'read', () => lyingZip(word, { comment: utf8('由办公软件生成') })),
  ...cutOff(
    'a Word document',
    [0.02, 0.2, 0.5, 0.8, 0.99].map((share): [number, Verdict] => [
      share,
      share < 0.4 ? 'DOCUMENTS_WRONG_TYPE' : 'DOCUMENTS_BROKEN_FILE',
    ]),
    () => packed(form),
  ),
];

export const archives = [...bombs, ...lies, ...names, ...macros, ...incomplete];
