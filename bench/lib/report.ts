import { cpus } from 'node:os';

export interface Target {
  readonly figure: string;
  readonly op: '>=' | '<=';
  readonly value: number;
}

/** Prints the figures and how they stand to the targets; with `--json` the same as one object on the last line. */
export function report(
  name: string,
  figures: Readonly<Record<string, number>>,
  targets: readonly Target[],
): void {
  const judged = targets.map(target => {
    const measured = figures[target.figure] ?? Number.NaN;
    return {
      ...target,
      measured,
      holds: target.op === '>=' ? measured >= target.value : measured <= target.value,
    };
  });
  for (const [figure, value] of Object.entries(figures))
    process.stdout.write(`  ${figure.padEnd(44)} ${value}\n`);
  for (const { figure, op, value, measured, holds } of judged)
    process.stdout.write(`${holds ? '✓' : '✗'} ${figure} ${measured} (target ${op} ${value})\n`);
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ name, machine, figures, targets: judged })}\n`);
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The value below which this share of the sorted samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
