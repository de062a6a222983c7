import { describe, expect, test } from 'vitest';
import { analyseTable } from './analyse.ts';
import { tableOf } from './fixtures.ts';

describe('large tables', () => {
  const columns = Array.from({ length: 12 }, (_, i) => `列${i}:number`);
  /** A table that divides all situations among its rows, along one column after another. */
  function divided(count: number): string[] {
    let boxes = [columns.map((): [number, number] => [0, 4096])];
    for (let d = 0; boxes.length < count; d = (d + 5) % 12)
      boxes = boxes.flatMap(box => {
        const [low, high] = box[d] ?? [0, 0];
        const middle = (low + high) / 2;
        return [box.with(d, [low, middle]), box.with(d, [middle, high])];
      });
    const cell = ([low, high]: [number, number]): string =>
      low === 0 && high === 4096
        ? '-'
        : low === 0
          ? `< ${high}`
          : high === 4096
            ? `>= ${low}`
            : `[${low}..${high})`;
    return boxes.map((box, i) => `${box.map(cell).join(' | ')} => ${i}`);
  }

  test('256 rows of 12 columns are judged to the end, and one row that is missing is found', async () => {
    const rows = divided(256);
    const started = performance.now();
    expect(analyseTable(await tableOf('UNIQUE', columns, rows))).toEqual({ findings: [], complete: true });
    const { findings, complete } = analyseTable(await tableOf('UNIQUE', columns, rows.toSpliced(100, 1)));
    expect({ kinds: findings.map(({ kind }) => kind), complete }).toEqual({ kinds: ['gap'], complete: true });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('the work is bounded, and what was not judged is said', async () => {
    const { complete, reason } = analyseTable(await tableOf('UNIQUE', columns, divided(64)), { budget: 100 });
    expect(complete).toBe(false);
    expect(reason?.zh).toBe('表太大，没有全部查完。');
    const same = Array.from({ length: 30 }, (_, i) => `> ${i} => ${i}`);
    const many = analyseTable(await tableOf('UNIQUE', ['数:number'], same));
    expect(many.findings.filter(({ kind }) => kind === 'contradiction')).toHaveLength(20);
    expect(many.reason?.zh).toBe('同类问题超过 20 个，只列出前面的。');
    const long = Array.from({ length: 1001 }, (_, i) => `${i} => ${i}`);
    expect(analyseTable(await tableOf('UNIQUE', ['数:number'], long))).toMatchObject({
      findings: [],
      complete: false,
      reason: { zh: '表超过 1000 行，没有分析。' },
    });
  });
});
