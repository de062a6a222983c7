import type { ExampleResult, ExamplesReport } from '../examples.ts';

/** An example case that comes out otherwise than before, or whose expectation was changed. */
export interface ExampleChange {
  readonly id: string;
  readonly name: ExampleResult['name'];
  /** What came out; null where the case did not exist. */
  readonly before: ExampleResult['got'] | null;
  readonly after: ExampleResult['got'] | null;
  /** Whether it comes out as is expected now; null where it is gone. */
  readonly passed: boolean | null;
}

/** Compares how the example cases come out, case by case. */
export function compareExamples(before: ExamplesReport, after: ExamplesReport): ExampleChange[] {
  const old = new Map(before.results.map(result => [result.id, result]));
  const now = new Set(after.results.map(({ id }) => id));
  return [
    ...after.results.flatMap((result): ExampleChange[] => {
      const known = old.get(result.id);
      const same =
        known && key(known.got) === key(result.got) && key(known.expected) === key(result.expected);
      return same
        ? []
        : [{ ...of(result), before: known?.got ?? null, after: result.got, passed: result.passed }];
    }),
    ...before.results
      .filter(({ id }) => !now.has(id))
      .map(result => ({ ...of(result), before: result.got, after: null, passed: null })),
  ];
}

const of = ({ id, name }: ExampleResult) => ({ id, name });
const key = ({ outcome, band, reasons }: ExampleResult['got']): string =>
  JSON.stringify([outcome, band, reasons]);
