import type { Bilingual } from '@zhiban/kernel';
import { Comparison, type ComparisonResult } from '@zhiban/rules';
import type { SimulationPart } from './simulation.ts';

/** What the parts of a simulation add up to so far. */
export interface Simulation {
  readonly total: number;
  readonly seen: number;
  readonly comparison: ComparisonResult;
  /** The words of the reasons, by id. */
  readonly points: ReadonlyMap<string, Bilingual>;
  /** The day of submission of each listed application, by number. */
  readonly submitted: ReadonlyMap<string, string>;
  readonly skipped: SimulationPart['skipped'];
}

/**
 * Goes through a simulation part by part and gives what is known after each.
 * @param fetchPart asks for the part that starts after a cursor; what it throws ends the simulation
 */
export async function* runSimulation(
  fetchPart: (after: string | undefined) => Promise<SimulationPart>,
): AsyncGenerator<Simulation> {
  const comparison = new Comparison();
  const points = new Map<string, Bilingual>();
  const submitted = new Map<string, string>();
  const skipped = new Map<string, Simulation['skipped'][number]>();
  let seen = 0;
  let total = 0;
  let after: string | undefined;
  do {
    const part = await fetchPart(after);
    comparison.merge(part.comparison);
    for (const { id, text } of part.points) points.set(id, text);
    for (const { number, on } of part.submitted) submitted.set(number, on);
    for (const entry of part.skipped) {
      const key = `${entry.kind} ${entry.what.zh}`;
      skipped.set(key, { ...entry, count: entry.count + (skipped.get(key)?.count ?? 0) });
    }
    seen += part.seen;
    // Applications may be submitted meanwhile.
    total = Math.max(part.total ?? total, seen);
    after = part.next ?? undefined;
    yield { total, seen, comparison: comparison.result(), points, submitted, skipped: [...skipped.values()] };
  } while (after !== undefined);
}

/** Outcome and band behind a label of a simulation's comparison. */
export function verdictOf(label: string): { readonly outcome: string; readonly band: string } {
  const [outcome = '', band = ''] = label.replaceAll('"', '').split('/');
  return { outcome, band };
}
