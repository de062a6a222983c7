import { docx, p, row, tableOf } from '@zhiban/documents/testkit';
import { describe, expect, it } from 'vitest';
import { hygieneFiles } from '../testing/packages.ts';
import { compileService } from './compile.ts';
import { lintService } from './lint/index.ts';
import { fileContent } from './package-file.ts';

const FORM = 'documents/application-form.docx';
const LAYOUT = 'documents/licence-layout.yaml';
const formOf = (body: string) => ({ ...hygieneFiles, [FORM]: fileContent(FORM, docx(body)) });

/** What lint says of a package, with the place. */
const said = async (files: Readonly<Record<string, string>>) =>
  (await lintService(files)).map(
    ({ severity, file, line, message }) => `${severity} ${file}:${line} ${message.zh}`,
  );

describe('the application form of a package', () => {
  it('is carried with its bytes, and compiled with the rest', async () => {
    expect(hygieneFiles[FORM]).toMatch(
      /^data:application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document;base64,UEsDB/,
    );
    const { documents } = await compileService(hygieneFiles, 1);
    expect(
      Buffer.from(documents.applicationForm ?? '')
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(documents.licenceLayout).toBeNull();
  });

  it('may name elements, answers, lists, and numbers in words', async () => {
    const body = [
      p('{申请编号}{企业名称}{申请.企业名称}{登记.登记状态}{情形.变更事项}{申请.有效期至|汉字}'),
      tableOf(row('{#材料}{序号|汉字}', '{名称}{形式}{申请人}{/材料}')),
      p('{#信息}{项目}{内容}{来源}{/信息}{#选择}{问题}{回答}{/选择}'),
    ].join('');
    expect(await said(formOf(body))).toEqual([]);
  });

  it('is told each placeholder that nothing fills, with its paragraph', async () => {
    const cut = '<w:p><w:r><w:t>{申请.企业</w:t></w:r><w:r><w:t>名}</w:t></w:r></w:p>';
    const body = p('申请表') + cut + p('{#材料}{名称}{份数}{/材料}') + p('{名称}') + p('{#附件}{/附件}');
    expect(await said(formOf(body))).toEqual([
      `error ${FORM}:2 第 2 段的 {申请.企业名} 没有可填的内容。`,
      `error ${FORM}:3 第 3 段的 {份数} 没有可填的内容。`,
      `error ${FORM}:4 第 4 段的 {名称} 没有可填的内容。`,
      `error ${FORM}:5 第 5 段的 {#附件} 没有可填的内容。`,
    ]);
  });

  it.each([
    ['a word for numbers that there is none of', p('{手机号码|小写}'), '占位符写得不对：{手机号码|小写}'],
    ['a brace that is not closed', p('{手机号码'), '占位符写得不对：{手机号码'],
    ['a list that is not closed', p('{#材料}{名称}'), '占位符写得不对：{#材料}'],
  ])('is refused with %s', async (_, body, says) => {
    expect(await said(formOf(body))).toEqual([`error ${FORM}:1 文书模板里的${says}。`]);
  });

  it('is refused where it is no docx or fetches from outside', async () => {
    expect(await said({ ...hygieneFiles, [FORM]: '# 申请表' })).toEqual([
      `error ${FORM}:1 这个文书模板打不开，不是完整的 docx 文件。`,
    ]);
    const macro = fileContent(FORM, docx(p('x'), { 'word/vbaProject.bin': 'x' }));
    expect(await said({ ...hygieneFiles, [FORM]: macro })).toEqual([
      `error ${FORM}:1 这个文书模板带有不允许的内容：宏或嵌入对象（macros, embedded objects）。`,
    ]);
  });
});

it('a file of more than a megabyte is told, and files that nothing reads', async () => {
  const large = 'x'.repeat(1_000_001);
  expect(await said({ ...hygieneFiles, 'documents/notes.md': large })).toEqual([
    'error documents/notes.md:1 文件超过 1 MB。',
    'warning documents/notes.md:1 这个文件没有用处，系统不读它。',
  ]);
  const many = Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [`documents/${index}.md`, large.slice(1)]),
  );
  expect(await said({ ...hygieneFiles, ...many })).toContain('error service.yaml:1 整个事项包超过 5 MB。');
});

describe('the layout of a licence', () => {
  const layout = (text: string) => ({
    ...hygieneFiles,
    [LAYOUT]: `page: { size: A4, orientation: landscape }
parts:
  - { part: text, text: '{title}', heading: true, region: { x: 20, y: 20, width: 200, height: 20 }, size: 40 }
  - { part: text, text: '${text}', region: { x: 20, y: 50, width: 200, height: 20 }, size: 14 }
  - { part: code, x: 30, y: 148, size: 32 }
  - { part: seal, centre: { x: 225, y: 162 } }
`,
  });

  it('is compiled with the package', async () => {
    const { documents } = await compileService(layout('{row:经营项目}{row:有效期}'), 1);
    expect(documents.licenceLayout?.parts.map(({ part }) => part)).toEqual(['text', 'text', 'code', 'seal']);
  });

  it('is told what it names and the licence has not, with the line', async () => {
    expect(await said(layout('{row:注册资本|大写}'))).toEqual([
      `error ${LAYOUT}:4 证照上没有“注册资本”这一栏。`,
    ]);
    expect(await said(layout('{holder}'))).toEqual([`error ${LAYOUT}:4 “parts.1.text”有误。`]);
  });
});
