import { strToU8, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxParts, packed, xlsxParts } from './office.testkit.ts';
import { openOffice } from './open-office.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const limits = { maxPages: 20, maxPixels: 60_000_000 };

const layoutOf = async (parts: Zippable, type: typeof word | typeof excel) => {
  const { layout } = await (await openOffice(packed(parts), type, limits)).page(1);
  return {
    paragraphs: layout?.paragraphs.map(({ text }) => text),
    tables: layout?.tables.map(({ rows }) => rows.map(row => row.map(({ text }) => text))),
    spans: layout?.tables.map(({ rows }) =>
      rows.map(row => row.map(({ rowSpan, colSpan }) => [rowSpan, colSpan])),
    ),
  };
};

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const docx = (body: string, more: Zippable = {}): Zippable => ({
  ...docxParts([]),
  'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`),
  ...more,
});
const p = (runs: string): string => `<w:p>${runs}</w:p>`;
const r = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;

describe('Word as people see it', () => {
  it.each([
    [
      'tracked changes',
      p(
        `${r('有效期')}<w:del><w:r><w:delText>三</w:delText></w:r></w:del><w:ins>${r('四')}</w:ins>${r('年')}`,
      ),
      ['有效期四年'],
    ],
    [
      'text that was moved',
      p(`<w:moveFrom>${r('旧处')}</w:moveFrom><w:moveTo>${r('新处')}</w:moveTo>`),
      ['新处'],
    ],
    [
      'text that is hidden',
      p(r('可见') + r('看不见', '<w:vanish/>') + r('又可见', '<w:vanish w:val="0"/>')),
      ['可见又可见'],
    ],
    [
      'tabs that are set and tabs that are typed',
      p(
        `<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>`,
      ),
      ['甲 乙'],
    ],
    [
      'a field of a date',
      p(`<w:r><w:fldChar/></w:r><w:r><w:instrText>DATE \\@ "yyyy"</w:instrText></w:r>${r('2026年')}`),
      ['2026年'],
    ],
    [
      'boxes that are ticked',
      p(
        `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>否</w:t></w:r>`,
      ),
      ['☑是☐否'],
    ],
    [
      'a text box, which is there twice',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('框内'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('框内'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${r('框外')}`,
      ),
      ['框内', '框外'],
    ],
    [
      'a control of a form',
      `<w:sdt><w:sdtPr><w:alias w:val="名称"/></w:sdtPr><w:sdtContent>${p(r('墨香书店'))}</w:sdtContent></w:sdt>`,
      ['墨香书店'],
    ],
    ['signs for letters', p(r('A&amp;B &#x4E66;店')), ['A&B 书店']],
    [
      'how a character is said',
      p(
        '<w:r><w:ruby><w:rt><w:r><w:t>zhao</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>曌</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ),
      ['曌'],
    ],
  ])('%s', async (_, body, paragraphs) => {
    expect((await layoutOf(docx(body), word)).paragraphs).toEqual(paragraphs);
  });

  it('cells that span, rows that were deleted, tables in tables', async () => {
    const inner = `<w:tbl><w:tr>${cell('内一')}${cell('内二')}</w:tr></w:tbl>`;
    const body = `<w:tbl>
      <w:tr>${cell('负责人', '<w:vMerge w:val="restart"/>')}${cell('顾明川', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('电话')}<w:tc><w:tcPr/>${inner}<w:p/></w:tc></w:tr>
      <w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('删掉的行')}</w:tr>
    </w:tbl>`;
    const { tables, spans } = await layoutOf(docx(body), word);
    expect(tables).toEqual([
      [
        ['负责人', '顾明川'],
        ['电话', '内一 内二'],
      ],
    ]);
    expect(spans).toEqual([
      [
        [
          [2, 1],
          [1, 2],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ],
    ]);
  });

  it('headers and footers, each once, under whatever name the document has', async () => {
    const relation = (id: number, kind: string, target: string): string =>
      `<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
    const parts = docx('', {
      'word/document2.xml': strToU8(`<w:document ${w}><w:body>${p(r('正文'))}</w:body></w:document>`),
      '_rels/.rels': strToU8(
        `<Relationships>${relation(1, 'officeDocument', '/word/document2.xml')}</Relationships>`,
      ),
      'word/_rels/document2.xml.rels': strToU8(
        `<Relationships>${relation(1, 'header', 'header1.xml')}${relation(2, 'header', 'header2.xml')}${relation(3, 'footer', 'footer1.xml')}</Relationships>`,
      ),
      'word/header1.xml': strToU8(`<w:hdr ${w}>${p(r('临江市卫生健康局'))}</w:hdr>`),
      'word/header2.xml': strToU8(`<w:hdr ${w}>${p(r('临江市卫生健康局'))}</w:hdr>`),
      'word/footer1.xml': strToU8(`<w:ftr ${w}>${p(r('第 1 页'))}</w:ftr>`),
    });
    expect((await layoutOf(parts, word)).paragraphs).toEqual(['临江市卫生健康局', '正文', '第 1 页']);
  });
});

const s =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relations = ['worksheet', 'styles', 'sharedStrings'].map(
  (kind, index) =>
    `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind === 'worksheet' ? 'worksheets/sheet1' : kind}.xml"/>`,
);
const formats = [
  'General',
  'm/d/yy',
  'yyyy"年"m"月"d"日"',
  'h:mm',
  '0.00%',
  '000000',
  '[Red]0.00',
  'yyyy/m/d h:mm;@',
];
const xlsx = (sheet: string, properties = ''): Zippable => ({
  ...xlsxParts('表', []),
  'xl/workbook.xml': strToU8(
    `<workbook ${s}>${properties}<sheets><sheet name="人员" sheetId="1" r:id="rId1"/><sheet name="选项" sheetId="2" state="hidden" r:id="rId9"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
  'xl/styles.xml': strToU8(
    `<styleSheet ${s}><numFmts>${formats.map((code, id) => `<numFmt numFmtId="${170 + id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((_, id) => `<xf numFmtId="${170 + id}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="31"/></cellXfs></styleSheet>`,
  ),
  'xl/sharedStrings.xml': strToU8(
    `<sst ${s}><si><t>姓名</t></si><si><r><t>顾</t></r><r><t>明川</t></r><rPh sb="0" eb="1"><t>gu</t></rPh></si></sst>`,
  ),
  'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${s}>${sheet}</worksheet>`),
});
const styled = (style: number, value: number | string): string => `<c s="${style}"><v>${value}</v></c>`;
const row = (cells: string, attributes = ''): string => `<row ${attributes}>${cells}</row>`;

describe('Excel as people see it', () => {
  it.each([
    ['a day', styled(1, 46347), '2026-11-21'],
    ['a day in Chinese', styled(2, 46347), '2026-11-21'],
    ['a day by a number that every program knows', styled(8, 46347), '2026-11-21'],
    ['a Chinese day by its number', styled(9, 46347), '2026-11-21'],
    ['the first days of 1900, before the leap day that was none', styled(1, 1), '1900-01-01'],
    ['a day and a time', styled(7, 46347.4375), '2026-11-21 10:30'],
    ['a time alone', styled(3, 0.4375), '10:30'],
    ['a share', styled(4, 0.125), '12.5%'],
    ['a number with its zeros', styled(5, 386), '000386'],
    ['a colour that is no date', styled(6, 3.5), '3.5'],
    ['the noise of binary fractions', styled(0, 0.30000000000000004), '0.3'],
    ['rich text without how it is said', '<c t="s"><v>1</v></c>', '顾明川'],
    [
      'text in the cell itself',
      '<c t="inlineStr"><is><r><t>临江</t></r><r><t>书店</t></r></is></c>',
      '临江书店',
    ],
    ['the result of a formula', '<c t="str"><f>A1&amp;"店"</f><v>书店</v></c>', '书店'],
    ['yes and no', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['a day as ISO 8601 has it', '<c t="d"><v>2026-11-21T00:00:00</v></c>', '2026-11-21'],
  ])('%s', async (_, one, text) => {
    const { tables } = await layoutOf(xlsx(`<sheetData>${row(one)}</sheetData>`), excel);
    expect(tables).toEqual([[[text]]]);
  });

  it('days that are counted from 1904', async () => {
    const parts = xlsx(`<sheetData>${row(styled(1, 44885))}</sheetData>`, '<workbookPr date1904="1"/>');
    expect((await layoutOf(parts, excel)).tables).toEqual([[['2026-11-21']]]);
  });

  it('merged cells, rows and columns apart, nothing that is hidden', async () => {
    const at = (place: string, text: string): string =>
      `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = `<cols><col min="5" max="6" hidden="1"/></cols><sheetData>
      ${row(at('B2', '从业人员'), 'r="2"')}
      ${row(at('B4', '姓名') + at('D4', '岗位') + at('E4', '备用'), 'r="4"')}
      ${row(at('B5', '隐藏'), 'r="5" hidden="1"')}
      ${row(at('B6', '顾明川') + at('D6', '店长'), 'r="6"')}
    </sheetData><mergeCells><mergeCell ref="B2:D2"/><mergeCell ref="B4:C4"/></mergeCells>`;
    const { paragraphs, tables, spans } = await layoutOf(xlsx(sheet), excel);
    expect(paragraphs).toEqual(['人员']);
    expect(tables).toEqual([[['从业人员'], ['姓名', '岗位'], ['顾明川', '店长']]]);
    expect(spans?.[0]?.[0]).toEqual([[1, 2]]);
  });
});
