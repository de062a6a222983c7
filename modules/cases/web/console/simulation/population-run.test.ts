import { readFileSync } from 'node:fs';
import { ruleTables, type ServiceFiles } from '@zhiban/catalogue';
import { expect, test } from 'vitest';
import { columnsOf, comparePopulation, type PopulationResult, type TablePair } from './population-run.ts';

const folder = new URL('../../../../../services/hygiene-licence-change/', import.meta.url);
const files: ServiceFiles = Object.fromEntries(
  ['service.yaml', 'decision.dmn', 'parameters.yaml'].map(name => [
    name,
    readFileSync(new URL(name, folder), 'utf8'),
  ]),
);
const ended = '&quot;注销&quot;,&quot;撤销&quot;';
expect(files['decision.dmn']).toContain(ended);
const changed: ServiceFiles = {
  ...files,
  'decision.dmn': (files['decision.dmn'] ?? '').replace(ended, '&quot;注销&quot;'),
};

async function pair(): Promise<TablePair> {
  const [[before], [after]] = await Promise.all([ruleTables(files), ruleTables(changed)]);
  if (!before || !after) throw new Error('no tables');
  return { before, after };
}

async function last(
  text: string,
  signal = new AbortController().signal,
): Promise<PopulationResult | undefined> {
  let result: PopulationResult | undefined;
  for await (result of comparePopulation(text, await pair(), '2026-11-21', signal));
  return result;
}

test('a list is judged by both versions of a table', async () => {
  const result = await last('编号,登记.登记状态\n甲,撤销\n乙,注销\n丙,存续\n丁,撤销\n');
  expect(result?.comparison).toMatchObject({
    subjects: 4,
    changed: 2,
    cells: [
      { before: '["refuse"]', after: '[]', count: 2 },
      { before: '["refuse"]', after: '["refuse"]', count: 1 },
      { before: '[]', after: '[]', count: 1 },
    ],
    rows: [{ row: 'company-ended', before: 3, after: 1, started: 0, stopped: 2 }],
    changes: [
      { key: '甲', before: '["refuse"]', after: '[]', stopped: ['company-ended'], started: [] },
      { key: '丁', before: '["refuse"]', after: '[]', stopped: ['company-ended'], started: [] },
    ],
  });
});

test('a template has the columns of both versions, each once', async () => {
  const names = columnsOf(await pair()).map(({ path }) => path.join('.'));
  expect(names).toContain('登记.登记状态');
  expect(new Set(names).size).toBe(names.length);
});

test('a list with a mistake gives no result', async () => {
  await expect(last('编号,登记.登记状态\n甲,撤消了\n')).rejects.toThrow(AggregateError);
});

test('thirty thousand lines give way to the page, and can be stopped', async () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => `${i},${i % 3 === 0 ? '撤销' : '存续'}`);
  const text = `编号,登记.登记状态\n${lines.join('\n')}\n`;
  const whole = await last(text);
  expect([whole?.seen, whole?.total, whole?.comparison.changed]).toEqual([30_000, 30_000, 10_000]);
  expect(whole?.comparison.changes).toHaveLength(10_000);
  const controller = new AbortController();
  controller.abort();
  const stopped = await last(text, controller.signal);
  expect(stopped?.seen).toBeLessThan(30_000);
  expect(stopped?.total).toBe(30_000);
});
