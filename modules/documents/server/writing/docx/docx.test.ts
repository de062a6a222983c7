import { unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docx, p, relationship, row, tableOf } from './docx.testkit.ts';
import { fillDocx } from './fill.ts';

const textOf = async (file: Uint8Array) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value.split(/\n+/).filter(Boolean);

const fill = async (body: string, values: Parameters<typeof fillDocx>[1]) =>
  textOf(await fillDocx(docx(body), values));
const refusal = (template: Uint8Array, values: Parameters<typeof fillDocx>[1] = {}) =>
  fillDocx(template, values).then(
    () => 'filled',
    (error: { code?: string; details?: Record<string, unknown> }) =>
      [error.code, error.details?.placeholders ?? error.details?.what].filter(Boolean).join(' '),
  );

describe('fillDocx', () => {
  it('fills texts, and rows of tables for each entry of a list', async () => {
    const body = [
      p('{单位名称}：'),
      tableOf(row('序号', '材料'), row('{#材料}{序号}', '{名称}{/材料}')),
      p('{日期}'),
    ].join('');
    const values = {
      单位名称: '临江市云溪区栖云里民宿有限公司',
      材料: [
        { 序号: '1', 名称: '申请表' },
        { 序号: '2', 名称: '原许可证' },
      ],
      日期: '2026年11月21日',
    };
    expect(await fill(body, values)).toEqual([
      '临江市云溪区栖云里民宿有限公司：',
      '序号',
      '材料',
      '1',
      '申请表',
      '2',
      '原许可证',
      '2026年11月21日',
    ]);
  });

  it('fills names of two parts, and writes numbers in words where they are asked for', async () => {
    const body = [
      p('{登记.注册资本} {登记.注册资本|大写}'),
      p('{#有}{日期|汉字}{/有}'),
      tableOf(row('{#项}{名}', '{份数|汉字}份{/项}')),
    ].join('');
    const values = {
      '登记.注册资本': '1,234.56 元',
      有: true,
      日期: '2026年11月21日',
      项: [
        { 名: '甲', 份数: '12' },
        { 名: '乙', 份数: '若干' },
      ],
    };
    expect(await fill(body, values)).toEqual([
      '1,234.56 元 人民币壹仟贰佰叁拾肆元伍角陆分',
      '二〇二六年十一月二十一日',
      '甲',
      '十二份',
      '乙',
      '若干份',
    ]);
  });

  it('keeps what a condition holds for, and leaves out what it does not', async () => {
    const body = p('甲') + p('{#有附件}') + p('附件{份数}份') + p('{/有附件}') + p('乙');
    expect(await fill(body, { 有附件: true, 份数: '2' })).toEqual(['甲', '附件2份', '乙']);
    expect(await fill(body, { 有附件: false })).toEqual(['甲', '乙']);
  });

  it('takes a placeholder that Word has cut into runs', async () => {
    const body = '<w:p><w:r><w:t>{单位</w:t></w:r><w:r><w:t>名称}</w:t></w:r></w:p>';
    expect(await fill(body, { 单位名称: '甲公司' })).toEqual(['甲公司']);
  });

  it('never reads a value as a placeholder or as XML', async () => {
    const values = { 甲: '{乙}<w:p/>&amp;', 乙: '不该出现', 项: [{ 名: '{#项}{甲}{/项}' }] };
    expect(await fill(p('{甲}') + p('{#项}{名}{/项}'), values)).toEqual([
      '{乙}<w:p/>&amp;',
      '{#项}{甲}{/项}',
    ]);
  });

  it('leaves out characters that no XML may hold', async () => {
    expect(await fill(p('{甲}'), { 甲: '许\u0000可\u000b证\ud800' })).toEqual(['许可证\ufffd']);
  });

  it('names every placeholder that has no value, in lists too, and makes nothing', async () => {
    const template = docx(p('{甲}{乙}{甲}') + p('{#项}{名}{号}{/项}') + p('{#无}{/无}'));
    expect(await refusal(template, { 项: [{ 名: '一', 号: '1' }, { 名: '二' }] })).toBe(
      'DOCUMENTS_TEMPLATE_PLACEHOLDERS_UNKNOWN 甲、乙、项.号、无',
    );
    expect(await refusal(docx(p('{constructor}{__proto__}')))).toBe(
      'DOCUMENTS_TEMPLATE_PLACEHOLDERS_UNKNOWN constructor、__proto__',
    );
    expect(await refusal(docx(p('{甲}')), { 甲: [{}] })).toBe('DOCUMENTS_TEMPLATE_PLACEHOLDERS_UNKNOWN 甲');
  });

  it.each([
    ['opened and not closed', p('{#项}'), '{#项}'],
    ['closed and not opened', p('{/项}'), '{/项}'],
    ['crossed', p('{#甲}{#乙}{/甲}{/乙}'), '{/甲}'],
    ['computed', p('{甲 + 乙}'), '{甲 + 乙}'],
    ['a path of three', p('{甲.乙.丙}'), '{甲.乙.丙}'],
    ['in a word for numbers that there is none of', p('{甲|小写}'), '{甲|小写}'],
  ])('refuses a placeholder that is %s', async (_, body, placeholder) => {
    expect(await refusal(docx(body), { 项: [], 甲: [], 乙: [] })).toBe(
      `DOCUMENTS_TEMPLATE_PLACEHOLDERS_WRONG ${placeholder}`,
    );
  });

  it('gives the same bytes for the same template and values', async () => {
    const [one, other] = [
      await fillDocx(docx(p('{甲}')), { 甲: '乙' }),
      await fillDocx(docx(p('{甲}')), { 甲: '乙' }),
    ];
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

describe('a hostile template', () => {
  const field = (instruction: string) => `<w:p><w:r><w:instrText>${instruction}</w:instrText></w:r></w:p>`;
  it.each([
    ['fields that run programs', docx(field('DDEAUTO c:\\\\x "y"')), '会自动执行的域'],
    [
      'such a field cut into runs',
      docx(field('DDE</w:instrText></w:r><w:r><w:instrText>AUTO x')),
      '会自动执行的域',
    ],
    [
      'such a field in short form',
      docx('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE x "/></w:p>'),
      '会自动执行的域',
    ],
    ['macros', docx(p('x'), { 'word/vbaProject.bin': 'x' }), '宏或嵌入对象'],
    ['embedded objects', docx(p('x'), { 'word/embeddings/oleObject1.bin': 'x' }), '宏或嵌入对象'],
    [
      'pictures from outside',
      docx(p('x'), relationship('image', 'TargetMode="External"')),
      '从外部读取的内容',
    ],
    [
      'a template from outside',
      docx(p('x'), relationship('attachedTemplate', "TargetMode='External'")),
      '从外部读取的内容',
    ],
    ['another document inside', docx(p('x'), relationship('aFChunk', '')), '嵌入的其他文档'],
    [
      'entities',
      docx(p('x'), { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
      'XML 实体',
    ],
    ['paths that lead out', docx(p('x'), { '../x.xml': 'x' }), '文件路径'],
    ['one name twice', docx(p('x'), { 'WORD/document.xml': 'x' }), '同名文件'],
  ])('with %s is refused', async (_, template, what) => {
    expect(await refusal(template)).toContain(`DOCUMENTS_TEMPLATE_UNSAFE ${what}`);
  });

  it('may have links that a reader presses', async () => {
    expect(await refusal(docx(p('x'), relationship('hyperlink', 'TargetMode="External"')))).toBe('filled');
  });

  it('that swells is refused before it has swollen', async () => {
    const bomb = docx(p('x'), { 'word/media/image1.png': '\0'.repeat(40_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb)).toBe('DOCUMENTS_TEMPLATE_TOO_LARGE');
  });

  it('with too many files is refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`word/media/${index}.png`, 'x']),
    );
    expect(await refusal(docx(p('x'), many))).toBe('DOCUMENTS_TEMPLATE_TOO_LARGE');
  });

  it.each([
    ['no zip', Buffer.from('{\\rtf1 hello}')],
    ['an old or encrypted file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex')],
    ['cut off', docx(p('x')).subarray(0, 400)],
    ['empty', Buffer.alloc(0)],
    ['no document', zipSync({ 'a.xml': Buffer.from('x') })],
    ['in UTF-16', docx(p('x'), { 'word/document.xml': '\0<\0x' })],
  ])('that is %s is refused', async (_, template) => {
    expect(await refusal(template)).toBe('DOCUMENTS_TEMPLATE_BROKEN');
  });

  it('reaches the filler only as it was checked', async () => {
    // A second archive in front, which a reader that starts at the front would see.
    const decoy = zipSync({ 'word/decoy.xml': Buffer.from('x') });
    const archive = Buffer.concat([decoy, docx(p('{甲}'))]);
    const filled = unzipSync(await fillDocx(archive, { 甲: 'x' }));
    expect(
      Object.keys(filled)
        .filter(path => path.endsWith('.xml'))
        .toSorted(),
    ).toEqual(['[Content_Types].xml', 'word/decoy.xml', 'word/document.xml']);
  });
});
