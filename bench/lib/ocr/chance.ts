import { randomFrom } from '../random.ts';

/** Seeded choices. */
export interface Chance {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many different ones, in their order. */
  some<T>(from: readonly T[], count: number): T[];
  digits(count: number): string;
}

export function chanceFrom(seed: number): Chance {
  const random = randomFrom(seed);
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return {
    whole,
    between: (least, most) => least + random() * (most - least),
    pick(from) {
      const [one] = from.slice(whole(0, from.length - 1));
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    some(from, count) {
      const order = from.map((one, index) => ({ one, index, at: random() })).toSorted((a, b) => a.at - b.at);
      return order
        .slice(0, count)
        .toSorted((a, b) => a.index - b.index)
        .map(({ one }) => one);
    },
    digits: count => Array.from({ length: count }, () => whole(0, 9)).join(''),
  };
}
