import { expect, it } from 'vitest';
import { altered, hygieneFiles } from '../../testing/packages.ts';
import type { ServiceFiles } from '../files.ts';
import { comparePackages, measurePackage } from './index.ts';
import { compareLines } from './lines.ts';
import { isUnchanged } from './package-changes.ts';

const published = await measurePackage(hygieneFiles);
const changesOf = async (files: ServiceFiles) => comparePackages(published, await measurePackage(files));

it('finds nothing where only the writing differs', async () => {
  const dmn = hygieneFiles['decision.dmn'] ?? '';
  const rewritten = dmn
    .replaceAll('&quot;', '"')
    .replaceAll('\n', '\n  ')
    .replaceAll('<text></text>', '<text />');
  const changes = await changesOf({ ...hygieneFiles, 'decision.dmn': rewritten });
  expect(changes).toEqual({ tables: [], examples: [], former: [], files: [] });
  expect(isUnchanged(changes)).toBe(true);
});

it('tells a changed condition, and which example case comes out otherwise', async () => {
  const changes = await changesOf(
    altered('decision.dmn', '<text>&quot;吊销&quot;</text>', '<text>&quot;吊销 &quot;</text>'),
  );
  expect(changes.tables).toEqual([
    {
      decision: '主体审查',
      kind: 'changed',
      shape: false,
      order: false,
      rows: [
        {
          kind: 'changed',
          id: 'company-revoked',
          index: 2,
          cells: [{ column: '登记状态', before: '"吊销"', after: '"吊销 "' }],
        },
      ],
    },
  ]);
  expect(changes.examples?.map(({ id, before, passed }) => [id, before?.reasons, passed])).toEqual([
    ['revoked', ['company-revoked'], false],
  ]);
  expect(isUnchanged(changes)).toBe(false);
});

it('tells a removed and an added row with their texts, and another order', async () => {
  const rule = /<rule id="company-ended">.*?<\/rule>/s;
  const removed = await changesOf(altered('decision.dmn', rule, ''));
  const [table] = removed.tables ?? [];
  expect(table?.rows.map(({ kind, id, index }) => [kind, id, index])).toEqual([
    ['removed', 'company-ended', 1],
  ]);
  expect(table?.rows[0]?.cells[0]).toEqual({ column: '登记状态', before: '"注销","撤销"', after: '' });

  const renamed = await changesOf(altered('decision.dmn', '<rule id="company-ended">', '<rule id="ended">'));
  expect(renamed.tables?.[0]?.rows.map(({ kind, id }) => [kind, id])).toEqual([
    ['added', 'ended'],
    ['removed', 'company-ended'],
  ]);

  const text = rule.exec(hygieneFiles['decision.dmn'] ?? '')?.[0] ?? '';
  const moved = await changesOf(
    altered('decision.dmn', /(<rule id="company-ended">.*?<\/rule>)(\s*<rule.*?<\/rule>)/s, '$2$1'),
  );
  expect(text).not.toBe('');
  expect(moved.tables).toEqual([
    { decision: '主体审查', kind: 'changed', shape: false, order: true, rows: [] },
  ]);
});

it('tells a changed column from its rows', async () => {
  const changes = await changesOf(
    altered('decision.dmn', '<text>登记.登记状态</text>', '<text>登记.企业名称</text>'),
  );
  expect(changes.files.map(({ file, lines }) => [file, lines[0]?.before, lines[0]?.after])).toEqual([
    ['decision.dmn', ['<text>登记.登记状态</text>'], ['<text>登记.企业名称</text>']],
  ]);
  expect(changes.tables?.[0]).toMatchObject({ decision: '主体审查', shape: true, order: false, rows: [] });
});

it('tells what the rules do to a former case that was changed with them', async () => {
  const rules = altered('decision.dmn', '&quot;歇业&quot;,', '');
  const cases = altered('cases.yaml', '登记: { 登记状态: 歇业 }', '登记: { 登记状态: 清算 }');
  const changes = await changesOf({ ...rules, 'cases.yaml': cases['cases.yaml'] ?? '' });
  expect(changes.examples).toEqual([]);
  expect(changes.former?.map(({ id, before, after }) => [id, before?.outcome, after?.outcome])).toEqual([
    ['suspended', 'refer', 'approve'],
  ]);
});

it('says so where the rules do not compile, and compares the other files all the same', async () => {
  const broken = { ...hygieneFiles, 'decision.dmn': '<definitions', 'guide.md': '# 指南' };
  const changes = await changesOf(broken);
  expect([changes.tables, changes.examples]).toEqual([null, null]);
  expect(changes.files.map(({ file }) => file)).toEqual(['decision.dmn', 'guide.md']);
  expect(isUnchanged(changes)).toBe(false);
});

it.each([
  ['a\nb\nc', 'a\nb\nc', []],
  ['a\nb\nc', 'a\nx\nc', [{ line: 2, before: ['b'], after: ['x'] }]],
  ['a\nb\nc', 'a\nc', [{ line: 2, before: ['b'], after: [] }]],
  [
    'a\nc',
    'a\nb\nc\nd',
    [
      { line: 2, before: [], after: ['b'] },
      { line: 4, before: [], after: ['d'] },
    ],
  ],
])('lines of %j and %j', (before, after, expected) => {
  expect(compareLines(before, after)).toEqual(expected);
});
