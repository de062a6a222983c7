import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileService, lintService, parseExamples, runExamples } from '../model/index.ts';
import { readFolder } from './read-folder.ts';

const SERVICES = new URL('../../../services/', import.meta.url).pathname;

for (const folder of await readdir(SERVICES)) {
  test(`${folder}: nothing to complain about, every example case comes out, every row is fired`, async () => {
    const files = await readFolder(SERVICES + folder);
    expect(await lintService(files)).toEqual([]);
    const examples = parseExamples(files['cases.yaml'] ?? '').value;
    if (!examples) throw new Error('no cases');
    const { results, coverage } = runExamples(await compileService(files, 1), examples);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(12);
    expect(coverage.filter(({ fired }) => fired === 0)).toEqual([]);
  });
}
