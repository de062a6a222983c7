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
const most = 8;

const variants = (text: string): string[] => {
  const places = [...text].flatMap((character, index) => (confusable[character] ? [index] : []));
  if (places.length > most) return [];
  return places.reduce<string[]>(
    (texts, place) =>
      texts.flatMap(one => [
        one,
        one.slice(0, place) + (confusable[one[place] ?? ''] ?? '') + one.slice(place + 1),
      ]),
    [text],
  );
};

/**
 * Mends a code that fails its check digit by exchanging characters that are easily misread for each other
 * (0 and O, 1 and I, 2 and Z, 5 and S, 6 and G, 8 and B).
 *
 * The fewest exchanges win, and the result counts only when it is the only one with so few: a code that could
 * be mended in two ways stays as it is.
 */
export function repairCode(text: string, holds: (candidate: string) => boolean): string | null {
  const passing = variants(text).filter(candidate => candidate !== text && holds(candidate));
  const exchanges = (candidate: string): number =>
    [...candidate].filter((character, index) => character !== text[index]).length;
  const fewest = Math.min(...passing.map(exchanges));
  const nearest = passing.filter(candidate => exchanges(candidate) === fewest);
  return nearest.length === 1 ? (nearest[0] ?? null) : null;
}
