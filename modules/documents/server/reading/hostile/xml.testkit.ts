import { docxParts, xlsxParts } from '../office/office.testkit.ts';
import { type HostileFile, hostile, utf8, type Verdict } from './hostile-file.testkit.ts';
import { type LyingEntry, lyingZip } from './zip.testkit.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const head = '<?xml version="1.0" encoding="UTF-8"?>';
const story = (body: string, before = head): string =>
  `${before}<w:document ${w}><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

type Parts = ReturnType<typeof docxParts>;
const zipped = (parts: Parts, name: string, xml: string | Uint8Array): Uint8Array =>
  lyingZip(
    Object.entries({ ...parts, [name]: typeof xml === 'string' ? utf8(xml) : xml }).flatMap(
      ([entry, data]): LyingEntry[] =>
        // Stored, since what is repeated a million times would be refused for its ratio.
        data instanceof Uint8Array ? [{ name: entry, data, method: 0 }] : [],
    ),
  );

const wordParts = docxParts(['说明']);
const word = (what: string, verdict: Verdict, xml: () => string | Uint8Array): HostileFile =>
  hostile(`Word: ${what}`, verdict, () => zipped(wordParts, 'word/document.xml', xml()));
const wordPart = (what: string, name: string, verdict: Verdict, xml: string): HostileFile =>
  hostile(`Word: ${what}`, verdict, () => zipped(wordParts, name, xml));
const excelParts = xlsxParts('表', [['名称']]);
const excel = (what: string, verdict: Verdict, xml: () => string): HostileFile =>
  hostile(`Excel: ${what}`, verdict, () =>
    zipped(excelParts, 'xl/worksheets/sheet1.xml', `${head}<worksheet ${s}>${xml()}</worksheet>`),
  );
const excelPart = (what: string, name: string, verdict: Verdict, xml: string): HostileFile =>
  hostile(`Excel: ${what}`, verdict, () => zipped(excelParts, name, xml));

const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('');
const utf16 = (xml: string, big = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${xml}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const typed = (declaration: string, text = '&x;'): string =>
  story(paragraph(text), `${head}<!DOCTYPE d [${declaration}]>`);

const declarations: HostileFile[] = [
  word('ten times ten laughs', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    typed(`<!ENTITY a0 "ha">${laughs}`, '&a10;'),
  ),
  word('one long entity, ten thousand times', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    typed(`<!ENTITY x "${'a'.repeat(50_000)}">`, '&x;'.repeat(10_000)),
  ),
  word('a file of the server', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    typed('<!ENTITY x SYSTEM "file:///etc/passwd">'),
  ),
  word('an address of the network', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    typed('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
  ),
  word('a parameter entity', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    typed('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;'),
  ),
  word('a document type without entities', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    story(paragraph('x'), `${head}<!doctype html>`),
  ),
  word('a document type in UTF-16', 'DOCUMENTS_UNSAFE_ARCHIVE', () => utf16(typed('<!ENTITY x "y">'))),
  word('a document type in UTF-16, the other way round', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    utf16(typed('<!ENTITY x "y">'), true),
  ),
  word('a document type after a long comment', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    story(paragraph('x'), `${head}<!--${'-'.repeat(100_000)} --><!DOCTYPE d [<!ENTITY x "y">]>`),
  ),
  wordPart(
    'entities in the list of types',
    '[Content_Types].xml',
    'DOCUMENTS_UNSAFE_ARCHIVE',
    `<!DOCTYPE d [<!ENTITY x "y">]>${Buffer.from((wordParts['[Content_Types].xml'] ?? []) as Uint8Array)}`,
  ),
  wordPart(
    'entities in a part that nobody reads',
    'word/settings.xml',
    'DOCUMENTS_UNSAFE_ARCHIVE',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///dev/zero">]><d>&x;</d>',
  ),
  excelPart(
    'entities in the strings',
    'xl/sharedStrings.xml',
    'DOCUMENTS_UNSAFE_ARCHIVE',
    `<!DOCTYPE d [${laughs}]><sst ${s}><si><t>&a9;</t></si></sst>`,
  ),
  excelPart(
    'entities in the workbook',
    'xl/workbook.xml',
    'DOCUMENTS_UNSAFE_ARCHIVE',
    `<!DOCTYPE d [${laughs}]><workbook ${s}/>`,
  ),
];

const malformed: HostileFile[] = [
  word('a hundred thousand elements inside each other', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    story('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000)),
  ),
  word('tables a thousand deep', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    story('<w:tbl><w:tr><w:tc>'.repeat(1000) + '</w:tc></w:tr></w:tbl>'.repeat(1000)),
  ),
  word('a million unclosed elements', 'DOCUMENTS_UNSAFE_ARCHIVE', () => story('<w:p>'.repeat(1_000_000))),
  word('a tag that never ends', 'DOCUMENTS_BROKEN_FILE', () => story(`<w:p a="${'x'.repeat(1_000_000)}`)),
  word('a comment that never ends', 'DOCUMENTS_BROKEN_FILE', () => story(`<!--${'x'.repeat(1_000_000)}`)),
  word('tags that do not fit', 'DOCUMENTS_BROKEN_FILE', () => story('<w:p></w:r></w:p>')),
  word('two hundred thousand attributes', 'read', () =>
    story(`<w:p ${Array.from({ length: 200_000 }, (_, n) => `a${n}="x"`).join(' ')}/>${paragraph('说明')}`),
  ),
  word('an attribute of ten megabytes', 'read', () =>
    story(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="${'9'.repeat(10_000_000)}"/></w:tcPr></w:tc></w:tr></w:tbl>`,
    ),
  ),
  word('nothing at all', 'DOCUMENTS_BROKEN_FILE', () => ''),
  word(
    'another document altogether',
    'DOCUMENTS_BROKEN_FILE',
    () => '<html><script>alert(1)</script></html>',
  ),
  word('random bytes', 'DOCUMENTS_BROKEN_FILE', () => Buffer.alloc(5000, 0x9f)),
  word('a document in UTF-16', 'read', () => utf16(story(paragraph('说明')))),
  word('characters that XML forbids', 'read', () =>
    story(paragraph('&#0;&#xFFFF;&#x110000;&#1234567;\u0001')),
  ),
  wordPart('a relation to nowhere', '_rels/.rels', 'DOCUMENTS_BROKEN_FILE', '<Relationships/>'),
  wordPart(
    'a relation that leads out',
    '_rels/.rels',
    'DOCUMENTS_BROKEN_FILE',
    '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
  ),
  wordPart(
    'a relation to a server, which nobody asks',
    'word/_rels/document.xml.rels',
    'read',
    '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>',
  ),
  wordPart(
    'a relation that is no address',
    'word/_rels/document.xml.rels',
    'DOCUMENTS_BROKEN_FILE',
    '<Relationships><Relationship Id="a" Type="x/header" Target="http://[%zz"/></Relationships>',
  ),
];

const huge: HostileFile[] = [
  word('a cell over a thousand million columns', 'read', () =>
    story(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${paragraph('x')}</w:tc></w:tr></w:tbl>`,
    ),
  ),
  word('a row of five thousand cells', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    story(`<w:tbl><w:tr>${'<w:tc/>'.repeat(5000)}</w:tr></w:tbl>`),
  ),
  word('a hundred thousand rows', 'DOCUMENTS_TOO_MANY_PAGES', () =>
    story(`<w:tbl>${'<w:tr><w:tc/></w:tr>'.repeat(100_000)}</w:tbl>`),
  ),
  word('a hundred thousand paragraphs', 'DOCUMENTS_TOO_MANY_PAGES', () =>
    story(paragraph('x').repeat(100_000)),
  ),
  word('a paragraph of fifteen million characters', 'DOCUMENTS_TOO_MANY_PAGES', () =>
    story(paragraph('x'.repeat(15_000_000))),
  ),
  word('seventeen megabytes of XML', 'DOCUMENTS_UNSAFE_ARCHIVE', () =>
    story(paragraph('x'.repeat(17_000_000))),
  ),
  word('a hundred thousand breaks in one paragraph', 'DOCUMENTS_TOO_MANY_PAGES', () =>
    story(`<w:p><w:r>${'<w:t>x</w:t><w:br/>'.repeat(100_000)}</w:r></w:p>`),
  ),
  word('two million empty elements', 'read', () => story(`${'<a/>'.repeat(2_000_000)}${paragraph('说明')}`)),
  excel(
    'one cell in the farthest corner',
    'read',
    () =>
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
  ),
  excel(
    'a cell beyond the sheet',
    'DOCUMENTS_BROKEN_FILE',
    () => '<sheetData><row r="1"><c r="ZZZZ99999999"><v>1</v></c></row></sheetData>',
  ),
  excel(
    'a row of a number that is none',
    'read',
    () =>
      '<sheetData><row r="-5"><c><v>1</v></c></row><row r="1e99"><c><v>2</v></c></row><row r="NaN"><c><v>3</v></c></row></sheetData>',
  ),
  excel('ten thousand cells on a diagonal', 'DOCUMENTS_UNSAFE_ARCHIVE', () => {
    const name = (n: number): string =>
      n <= 26 ? String.fromCharCode(64 + n) : name(Math.floor((n - 1) / 26)) + name(((n - 1) % 26) + 1);
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `<row r="${n + 1}"><c r="${name(n + 1)}${n + 1}"><v>1</v></c></row>`,
    );
    return `<sheetData>${rows.join('')}</sheetData>`;
  }),
  excel(
    'three hundred thousand cells',
    'DOCUMENTS_UNSAFE_ARCHIVE',
    () => `<sheetData>${`<row>${'<c><v>1</v></c>'.repeat(100)}</row>`.repeat(3000)}</sheetData>`,
  ),
  excel(
    'five thousand rows',
    'DOCUMENTS_TOO_MANY_PAGES',
    () => `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(5000)}</sheetData>`,
  ),
  excel(
    'a cell merged over the whole sheet',
    'read',
    () =>
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
  ),
  excel(
    'a hundred thousand merged ranges',
    'DOCUMENTS_UNSAFE_ARCHIVE',
    () => `<sheetData/><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`,
  ),
  excel(
    'a string that is not in the list',
    'read',
    () => '<sheetData><row><c t="s"><v>999999999999</v></c><c><v>1</v></c></row></sheetData>',
  ),
  excel(
    'a style that is not in the list',
    'read',
    () => '<sheetData><row><c s="-1"><v>1e308</v></c><c s="99999999999"><v>NaN</v></c></row></sheetData>',
  ),
  excel(
    'a formula that would fetch',
    'read',
    () =>
      '<sheetData><row><c t="str"><f>WEBSERVICE("http://127.0.0.1:9/"&amp;A1)</f><v>x</v></c></row></sheetData>',
  ),
  excelPart(
    'a date that no calendar has',
    'xl/worksheets/sheet1.xml',
    'read',
    `<worksheet ${s}><sheetData><row><c t="d"><v>9999-99-99T99</v></c><c t="d"><v/></c></row></sheetData></worksheet>`,
  ),
  excelPart(
    'ten thousand sheets that are the same part',
    'xl/workbook.xml',
    'DOCUMENTS_TOO_MANY_PAGES',
    `<workbook ${s} xmlns:r="r"><sheets>${'<sheet name="表" r:id="rId1"/>'.repeat(10_000)}</sheets></workbook>`,
  ),
];

export const xmlFiles = [...declarations, ...malformed, ...huge];
