import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../inspect.ts';
import { readFile } from '../pipeline.ts';
import { docxParts, packed, xlsxParts } from './office.testkit.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const limits = { maxPages: 20, maxPixels: 60_000_000 };
const noOcr = () => Promise.reject(new Error('no picture is read here'));

const form = docxParts([
  '关于场所的说明',
  [
    [['名称'], ['临江市墨香书店', 3]],
    [['设施'], ['数量'], ['备注'], ['']],
    [['书架'], ['12'], ['实木'], ['']],
  ],
  '以上属实。',
]);

describe('Word', () => {
  it('paragraphs and tables, in the order of the document', async () => {
    const reading = await readFile(packed(form), word, limits, noOcr);
    expect(reading.kind).toBe('other');
    expect(reading.paragraphs.map(({ text }) => text)).toEqual(['关于场所的说明', '以上属实。']);
    expect(
      reading.tables.map(({ rows }) => rows.map(row => row.map(cell => [cell.text, cell.colSpan]))),
    ).toEqual([
      [
        [
          ['名称', 1],
          ['临江市墨香书店', 3],
        ],
        [
          ['设施', 1],
          ['数量', 1],
          ['备注', 1],
          ['', 1],
        ],
        [
          ['书架', 1],
          ['12', 1],
          ['实木', 1],
          ['', 1],
        ],
      ],
    ]);
    expect(reading.stages.map(({ name }) => name)).toEqual(['sniff', 'page', 'classify']);
  }, 20_000);

  it('is read by the templates too: a licence that somebody typed', async () => {
    const typed = docxParts([
      '公共场所卫生许可证',
      '许可证号：云卫公证字〔2022〕第00386号',
      '单位名称：临江市墨香书店',
      '法定代表人或负责人：顾明川',
      '经营场所地址：临江市云溪区学院路66号',
      '有效期限：自2022年12月1日至2026年11月30日',
    ]);
    const reading = await readFile(packed(typed), word, limits, noOcr);
    expect(reading.kind).toBe('hygiene_licence');
    expect(Object.fromEntries(reading.fields.map(({ element, value }) => [element, value]))).toMatchObject({
      licence_number: '云卫公证字〔2022〕第00386号',
      premises_name: '临江市墨香书店',
      licence_responsible_person: '顾明川',
      licence_valid_to: '2026-11-30',
    });
  }, 20_000);
});

it('Excel: a sheet is a table under its name', async () => {
  const parts = xlsxParts('从业人员', [
    ['姓名', '岗位', '工龄'],
    ['顾明川', '店长', 6],
    ['沈知遥', '收银', 2],
  ]);
  const reading = await readFile(packed(parts), excel, limits, noOcr);
  expect(reading.paragraphs.map(({ text }) => text)).toEqual(['从业人员']);
  expect(reading.tables[0]?.rows.map(row => row.map(({ text }) => text))).toEqual([
    ['姓名', '岗位', '工龄'],
    ['顾明川', '店长', '6'],
    ['沈知遥', '收银', '2'],
  ]);
}, 20_000);

describe('packages that may not come in', () => {
  const document = form['word/document.xml'] as Uint8Array;
  const withEntity = strToU8(
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>',
  );
  const lying = (): Uint8Array => {
    const file = packed({ ...form, 'word/document.xml': [new Uint8Array(3_000_000), { level: 9 }] });
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    // The directory says that each entry is ten bytes long.
    for (let at = 0; at < file.length - 46; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    return file;
  };
  it.each<[string, () => Uint8Array, string]>([
    [
      'a bomb',
      () => packed({ ...form, 'word/big.xml': new Uint8Array(5_000_000) }),
      'DOCUMENTS_UNSAFE_ARCHIVE',
    ],
    [
      'much in all',
      () =>
        packed(
          Object.fromEntries([
            ...Object.entries(form),
            ...Array.from(
              { length: 70 },
              (_, index) => [`word/media/${index}.png`, new Uint8Array(999_000)] as const,
            ),
          ]),
        ),
      'DOCUMENTS_UNSAFE_ARCHIVE',
    ],
    ['a directory that lies', lying, 'DOCUMENTS_BROKEN_FILE'],
    [
      'a path that leads out',
      () => packed({ ...form, '../../etc/cron.d/x': strToU8('x') }),
      'DOCUMENTS_UNSAFE_ARCHIVE',
    ],
    ['an entity', () => packed({ ...form, 'word/document.xml': withEntity }), 'DOCUMENTS_UNSAFE_ARCHIVE'],
    ['a macro', () => packed({ ...form, 'word/vbaProject.bin': strToU8('macro') }), 'DOCUMENTS_MACROS'],
    [
      'an embedded program',
      () => packed({ ...form, 'word/embeddings/oleObject1.bin': strToU8('x') }),
      'DOCUMENTS_MACROS',
    ],
    ['one cut off', () => packed(form).subarray(0, 900), 'DOCUMENTS_BROKEN_FILE'],
    [
      '3000 entries',
      () =>
        packed({
          ...form,
          ...Object.fromEntries(
            Array.from({ length: 3000 }, (_, index) => [`a/${index}`, document.subarray(0, 1)]),
          ),
        }),
      'DOCUMENTS_UNSAFE_ARCHIVE',
    ],
  ])(
    '%s',
    async (_, make, code) => {
      await expect(inspectFile(make())).rejects.toMatchObject({ code });
    },
    20_000,
  );

  it('a plain archive is no document', async () => {
    await expect(inspectFile(packed({ 'a.txt': strToU8('文') }))).rejects.toMatchObject({
      code: 'DOCUMENTS_WRONG_TYPE',
    });
  });
});
