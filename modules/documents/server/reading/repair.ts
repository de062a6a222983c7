import type { ReadCharacter } from './ocr/decode.ts';

/** Characters that print and cameras confuse, both ways. */
const confusable: Readonly<Record<string, string>> = {
  0: 'O',
  O: '0',
  Q: '0',
  D: '0',
  1: 'I',
  I: '1',
  L: '1',
  2: 'Z',
  Z: '2',
  5: 'S',
  S: '5',
  6: 'G',
  G: '6',
  8: 'B',
  B: '8',
};
/** What is less likely is not worth trying when a code fails its check digit. */
const leastLikely = 0.002;
const mostTried = 4;
/** Places that may differ at once, and places at which something else may stand at all. */
const mostChanges = 3;
const mostPlaces = 8;

const other = (character: string): string[] => {
  const twin = confusable[character];
  return twin === undefined ? [] : [twin];
};

/** All texts that differ from the first choice in exactly so many places. */
const changed = (places: readonly (readonly string[])[], changes: number): string[] => {
  if (changes === 0) return [places.map(([first = '']) => first).join('')];
  return places.flatMap((options, at) =>
    options.slice(1).flatMap(option =>
      changed(places.slice(at + 1), changes - 1).map(
        rest =>
          places
            .slice(0, at)
            .map(([first = '']) => first)
            .join('') +
          option +
          rest,
      ),
    ),
  );
};

const search = (
  places: readonly (readonly string[])[],
  holds: (candidate: string) => boolean,
): string | null => {
  if (places.filter(options => options.length > 1).length > mostPlaces) return null;
  for (let changes = 1; changes <= mostChanges; changes += 1) {
    const passing = new Set(changed(places, changes).filter(holds));
    const [only] = passing;
    if (only !== undefined) return passing.size === 1 ? only : null;
  }
  return null;
};

/**
 * Mends a code that fails its check digit: by what else the recogniser saw, and if that does not help, by
 * exchanging characters that are easily misread for each other (0 and O, 1 and I, 2 and Z, 5 and S, 6 and G,
 * 8 and B).
 *
 * The fewest changes win, and the result counts only when it is the only one with so few: a code that could be
 * mended in two ways stays as it is.
 */
export function repairCode(
  text: string,
  holds: (candidate: string) => boolean,
  characters: readonly ReadCharacter[] = [],
): string | null {
  const seen = characters.map(({ options }) =>
    options
      .filter(({ probability }) => probability >= leastLikely)
      .slice(0, mostTried)
      .map(option => option.text.trim().toUpperCase()),
  );
  const alike = [...text].map(character => [character, ...other(character)]);
  return search(seen, holds) ?? search(alike, holds);
}
