import type { Reading } from '../../model/reading.ts';

/** How far a reading has come: the stage that begins, and on which page of how many. */
export interface Progress {
  readonly stage: string;
  /** From 1; null for a stage that looks at the whole file. */
  readonly page: number | null;
  /** Null until the file has been opened. */
  readonly pages: number | null;
}

/** Runs stages and writes down what each did and what it cost. */
export interface StageLog {
  readonly done: Reading['stages'];
  run<T>(
    name: string,
    place: Omit<Progress, 'stage'>,
    work: () => Promise<T> | T,
    outcome: (result: T) => string,
  ): Promise<T>;
}

/** @param onProgress hears of a stage before it begins. */
export function openStageLog(onProgress: (progress: Progress) => void): StageLog {
  const done: Reading['stages'][number][] = [];
  return {
    done,
    async run(name, place, work, outcome) {
      onProgress({ stage: name, ...place });
      const start = performance.now();
      const result = await work();
      const text = place.page === null ? outcome(result) : `page ${place.page}: ${outcome(result)}`;
      done.push({ name, ms: Math.round(performance.now() - start), outcome: text });
      return result;
    },
  };
}
