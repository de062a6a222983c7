import { fuzz } from '../apps/server/access/fuzz.testkit.ts';
import { createAccessWorld } from '../apps/server/access/world.testkit.ts';
import startDatabase from '../kernel/testkit/global-setup.ts';

const whole = (name: string, otherwise: number): number => {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number.`);
  return value;
};

const seed = whole('FUZZ_SEED', Date.now() % 1_000_000);
const requests = whole('FUZZ_REQUESTS', 20_000);
const only = process.env.FUZZ_ONLY === undefined ? {} : { only: whole('FUZZ_ONLY', 0) };

const started = performance.now();
const stopDatabase = await startDatabase();
let failed = 0;
try {
  const world = await createAccessWorld();
  process.stdout.write(`seed ${seed}, ${requests} requests\n`);
  const report = await fuzz(world, {
    seed,
    requests,
    ...only,
    onProgress: done => void (done % 2_000 === 0 && process.stdout.write(`  ${done}\n`)),
  });
  await world.platform.close();
  failed = report.failures.length;
  for (const { number, operation, caller, problem, request } of report.failures.slice(0, 40))
    process.stdout.write(
      `\n✗ ${operation} as ${caller}: ${problem}\n  ${request}\n  again: FUZZ_SEED=${seed} FUZZ_REQUESTS=${number + 1} FUZZ_ONLY=${number} npm run fuzz\n`,
    );
  const line = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  process.stdout.write(`\noperations: ${line(report.operations)}\nanswers: ${line(report.statuses)}\n`);
} finally {
  await stopDatabase?.();
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stdout.write(`${requests} requests, ${failed} failures, ${minutes} minutes\n`);
process.exit(failed === 0 ? 0 : 1);
