import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runFolder, type TckOutcome } from './index.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const KIT = join(process.env.TESTDATA ?? join(ROOT, '../shared/data'), 'dmn-tck');

async function runLevel(level: string): Promise<TckOutcome[]> {
  const outcomes: TckOutcome[] = [];
  for (const name of readdirSync(join(KIT, level)).toSorted()) {
    const names = readdirSync(join(KIT, level, name)).toSorted();
    const files = new Map(names.map(file => [file, readFileSync(join(KIT, level, name, file), 'utf8')]));
    outcomes.push(...(await runFolder({ name, files })));
  }
  const failed = outcomes.filter(({ passed }) => !passed);
  const byFolder = Map.groupBy(failed, ({ folder }) => folder);
  console.info(`DMN TCK ${level}: ${outcomes.length - failed.length} passed, ${failed.length} failed`);
  for (const [folder, list] of byFolder)
    console.info(`  ${folder}: ${list.map(outcome => outcome.test).join(', ')}`);
  return outcomes;
}

if (!existsSync(KIT))
  console.info('DMN TCK skipped: no folder dmn-tck under TESTDATA (default ../shared/data).');

describe.skipIf(!existsSync(KIT))('the DMN technology compatibility kit', () => {
  test('level 2 passes whole', { timeout: 120_000 }, async () => {
    const outcomes = await runLevel('compliance-level-2');
    expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(126);
  });

  test('level 3 passes but for what is known', { timeout: 300_000 }, async () => {
    const outcomes = await runLevel('compliance-level-3');
    const failing = new Set(outcomes.filter(({ passed }) => !passed).map(({ folder }) => folder));
    expect(outcomes.filter(({ passed }) => passed).length).toBeGreaterThanOrEqual(2652);
    // Functions in Java are refused: rules here run nothing but themselves.
    expect([...failing].toSorted()).toEqual(['0076-feel-external-java']);
  });
});
