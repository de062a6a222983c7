import { percentile } from '../report.ts';

/** One engine in one way of use. */
export interface Contender {
  readonly name: string;
  /** Decides some times, on one input after another. @returns how often */
  batch(): number | Promise<number>;
}

async function perSecond({ batch }: Contender, milliseconds: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    done += await batch();
    elapsed = performance.now() - start;
  }
  return (done / elapsed) * 1000;
}

/**
 * Measures all in turn, round after round, so that what else the machine does hits all alike; the first round
 * warms up.
 * @returns decisions a second by name, the median of the rounds
 */
export async function measureInRounds(
  contenders: readonly Contender[],
  rounds: number,
  milliseconds: number,
): Promise<ReadonlyMap<string, number>> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const contender of contenders) {
      const rate = await perSecond(contender, milliseconds);
      if (round > 0) rates.get(contender.name)?.push(rate);
    }
  return new Map([...rates].map(([name, samples]) => [name, percentile(samples, 0.5)]));
}

/** Hands out the items one after another, for ever. */
export function cycle<T>(items: readonly T[]): () => T {
  let at = 0;
  return () => {
    const item = items[at % items.length];
    at += 1;
    if (item === undefined) throw new Error('Nothing to cycle through');
    return item;
  };
}
