/** What so many clients did to the end, one request after another each. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
}

/** Lets `clients` workers take the items until none is left. */
export async function load<T>(
  items: readonly T[],
  clients: number,
  work: (item: T) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) {
        const begun = performance.now();
        await work(item);
        latencies.push(performance.now() - begun);
      }
    }),
  );
  return { perSecond: items.length / ((performance.now() - started) / 1000), latencies };
}
