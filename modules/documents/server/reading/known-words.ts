import type { ReadCharacter } from './ocr/decode.ts';

/** A place where the recogniser was as sure as this says what it says. */
const certain = 0.98;
/** How much likelier than the next a word must be to be the only one. */
const clearly = 4;
/** A place at which a word may have another character than the one read, at most so many times. */
const mostOthers = 2;

/** How a text that was expected fits what the recogniser saw. */
interface Fit {
  /** Product of the probabilities of its characters. */
  readonly likelihood: number;
  /** What was read behind it. */
  readonly rest: string;
}

const firstOf = ({ options }: ReadCharacter): string => options[0]?.text ?? '';

/**
 * The likeliest way in which the first places of a line spell a text, by what else the recogniser saw at each;
 * null when they cannot, or when it differs where the recogniser was certain.
 */
export function fitOf(characters: readonly ReadCharacter[], expected: string): Fit | null {
  const wanted = [...expected];
  let best: Fit | null = null;
  const follow = (place: number, at: number, likelihood: number, others: number): void => {
    if (others > mostOthers || likelihood <= (best?.likelihood ?? 0)) return;
    if (at === wanted.length) {
      best = { likelihood, rest: characters.slice(place).map(firstOf).join('') };
      return;
    }
    const options = characters[place]?.options ?? [];
    const sure = (options[0]?.probability ?? 0) >= certain;
    for (const [rank, { text, probability }] of options.entries()) {
      if (rank > 0 && sure) return;
      const other = rank === 0 ? 0 : 1;
      if (text === '') follow(place + 1, at, likelihood * probability, others + other);
      else if (text === wanted[at]) follow(place + 1, at + 1, likelihood * probability, others + other);
    }
  };
  follow(0, 0, 1, 0);
  return best;
}

/** The one of some words that was meant, where it is clearly likelier than the others; null when none is. */
export function wordMeant(characters: readonly ReadCharacter[], words: readonly string[]): string | null {
  const [first, second] = words
    .flatMap(word => {
      const fit = fitOf(characters, word);
      return fit?.rest === '' ? [{ word, likelihood: fit.likelihood }] : [];
    })
    .toSorted((a, b) => b.likelihood - a.likelihood);
  return first && first.likelihood >= clearly * (second?.likelihood ?? 0) ? first.word : null;
}
