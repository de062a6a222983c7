import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { exitCode, ROOT, succeeds } from './process.ts';
import type { SuiteOutcome } from './suite-reporter.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
/** Said again at the end, since of a long log the end is read first. */
const failures: string[] = [];
const unsteady: string[] = [];

async function check(name: string, work: () => Promise<boolean>): Promise<void> {
  process.stdout.write(`\n── ${name}\n`);
  const started = performance.now();
  const ok = await work();
  tally[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
  process.stdout.write(
    `${ok ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
  );
}

/** Whether a published package of ours has a known hole; where nobody tells, that is said and counted as skipped. */
async function advisories(): Promise<void> {
  const name = 'known holes in dependencies';
  process.stdout.write(`\n── ${name}\n`);
  const code = await exitCode(process.execPath, ['scripts/advisories.ts']);
  const outcome = code === 0 ? 'passed' : code === 3 ? 'skipped' : 'failed';
  tally[outcome] += 1;
  if (outcome === 'failed') failures.push(name);
}

/** Runs a Vitest configuration and counts its tests one by one. */
async function suite(name: string, config: string): Promise<void> {
  process.stdout.write(`\n── ${name}\n`);
  const file = join(tmpdir(), `zhiban-suite-${process.pid}.json`);
  const ok = await succeeds(
    'vitest',
    [
      'run',
      '--config',
      config,
      '--reporter=default',
      `--reporter=${join(ROOT, 'scripts/suite-reporter.ts')}`,
    ],
    { SUITE_OUTCOME: file },
  );
  const text = await readFile(file, 'utf8').catch(() => null);
  await rm(file, { force: true });
  const outcome: Partial<SuiteOutcome> = text === null ? {} : JSON.parse(text);
  tally.passed += outcome.passed ?? 0;
  tally.skipped += outcome.skipped ?? 0;
  // A suite that broke before its first test is a failure too.
  tally.failed += outcome.failed || (ok ? 0 : 1);
  if (!ok) failures.push(name, ...(outcome.failures ?? []));
  unsteady.push(...(outcome.unsteady ?? []));
}

const started = performance.now();
await check('types', () => succeeds('tsc', ['--noEmit']));
await check('format and lint', () => succeeds('biome', ['check', '--error-on-warnings', '.']));
await check('boundaries, with their canary', () => succeeds(process.execPath, ['scripts/boundaries.ts']));
await check('unused code', () => succeeds('knip', ['--no-progress']));
await check('dependencies: licences, scripts, digests, with their canary', () =>
  succeeds(process.execPath, ['scripts/audit.ts']),
);
await advisories();
for (const folder of await readdir(join(ROOT, 'services'))) {
  await check(`service ${folder}: lint`, () => succeeds('zhiban', ['service', 'lint', `services/${folder}`]));
  await check(`service ${folder}: example cases`, () =>
    succeeds('zhiban', ['service', 'test', `services/${folder}`]),
  );
}
await suite('unit and API tests', 'vitest.config.ts');
await check('web app builds', buildWeb);
await check('script of the first page', () => succeeds(process.execPath, ['scripts/first-page.ts']));
await suite('browser journeys', 'e2e/vitest.config.ts');

process.stdout.write(`\n${((performance.now() - started) / 60_000).toFixed(1)} minutes\n`);
const list = (title: string, entries: string[]) => {
  if (entries.length) process.stdout.write(`${[title, ...entries].join('\n  ')}\n`);
};
list('Passed only when tried again:', unsteady);
list('Failed:', failures);
const skipped = tally.skipped ? `, ${tally.skipped} skipped` : '';
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
process.exit(tally.failed === 0 ? 0 : 1);
