/** What may stand at one place of a line; an empty text is no character at all. */
interface Option {
  readonly text: string;
  readonly probability: number;
}

/** One place of a line: what was read there, or may have been, the likeliest first. */
export interface ReadCharacter {
  readonly options: readonly Option[];
  /** Middle, as a share of the line's width. */
  readonly at: number;
}

export interface RecognisedLine {
  readonly text: string;
  /** Mean probability of its characters. */
  readonly confidence: number;
  readonly characters: readonly ReadCharacter[];
}

/** Probabilities of the recogniser: `steps` rows of `classes`, the first class being no character. */
export interface Scores {
  readonly data: Float32Array;
  readonly steps: number;
  readonly classes: number;
}

/** What is less likely is not worth knowing even where one of a few words must stand. */
const leastOption = 0.0003;
const mostOptions = 10;
/** Steps that belong to a blank stretch count as a place of their own when a character was this likely there. */
const leastMissed = 0.05;

/** Probability of each class that is likely enough at a step, by class; the best one comes with it. */
interface Step {
  readonly best: number;
  readonly likely: ReadonlyMap<number, number>;
}

const stepOf = ({ data, classes }: Scores, step: number): Step => {
  const offset = step * classes;
  const likely = new Map<number, number>();
  let best = 0;
  let most = -1;
  for (let index = 0; index < classes; index += 1) {
    const value = data[offset + index] ?? 0;
    if (value < leastOption) continue;
    likely.set(index, value);
    if (value > most) [most, best] = [value, index];
  }
  return { best, likely };
};

interface Run {
  readonly index: number;
  readonly from: number;
  to: number;
  /** Each class with its best probability somewhere in the run. */
  readonly likely: Map<number, number>;
}

/** Stretches of steps with the same best class. */
const runsOf = (scores: Scores): Run[] => {
  const runs: Run[] = [];
  for (let step = 0; step < scores.steps; step += 1) {
    const { best, likely } = stepOf(scores, step);
    const last = runs.at(-1);
    const run = last?.index === best ? last : { index: best, from: step, to: step, likely: new Map() };
    if (run !== last) runs.push(run);
    run.to = step;
    for (const [index, value] of likely) {
      if (value > (run.likely.get(index) ?? 0)) run.likely.set(index, value);
    }
  }
  return runs;
};

/**
 * Reads a line out of the recogniser's probabilities (connectionist temporal classification, best path:
 * Graves et al. 2006), keeping what else each character may have been.
 *
 * @param dictionary text of each class but the first.
 */
export function decode(scores: Scores, dictionary: readonly string[]): RecognisedLine {
  const characters: ReadCharacter[] = [];
  const sure: number[] = [];
  for (const run of runsOf(scores)) {
    const isGap = run.index === 0;
    const found = [...run.likely].filter(([, value]) => !isGap || value >= leastMissed);
    if (isGap && found.length < 2) continue;
    const options = found
      .map(([index, probability]) => ({ text: index ? (dictionary[index - 1] ?? '') : '', probability }))
      .toSorted((a, b) => b.probability - a.probability)
      .slice(0, mostOptions);
    const at = (run.from + run.to + 1) / 2 / Math.max(1, scores.steps);
    characters.push({ options, at });
    if (!isGap) sure.push(options[0]?.probability ?? 0);
  }
  return {
    text: characters.map(({ options }) => options[0]?.text ?? '').join(''),
    confidence: sure.reduce((sum, value) => sum + value, 0) / Math.max(1, sure.length),
    characters,
  };
}
