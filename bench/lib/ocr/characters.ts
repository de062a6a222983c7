import type { PhotographedSpecimen, PrintedLine } from '@zhiban/documents/server';

/** A line as a reader gives it; its box in shares of the upright page. */
export interface SeenLine {
  readonly text: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** How many characters were printed, and how many must be changed, added or left out to make them of those read. */
export interface CharacterCount {
  readonly printed: number;
  readonly wrong: number;
  /** Places that differ, for people: 印 → 读. */
  readonly differences: readonly string[];
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  /** Size of its type. */
  readonly size: number;
}

/** Spaces do not count, and a mark in full width is the same as in half width. */
const comparable = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').replaceAll('〔', '[').replaceAll('〕', ']');

function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced));
    }
    above = current;
  }
  return above[other.length] ?? 0;
}

const ofPrinted = ({ text, x, y, width, size }: PrintedLine): Piece => ({
  text: comparable(text),
  left: x,
  right: x + width,
  middle: y,
  size,
});

const ofSeen = ({ text, box }: SeenLine, onSheet: PhotographedSpecimen['onSheet']): Piece => {
  const middle = box.y + box.height / 2;
  return {
    text: comparable(text),
    left: onSheet(box.x, middle).x,
    right: onSheet(box.x + box.width, middle).x,
    middle: onSheet(box.x + box.width / 2, middle).y,
    size: 0,
  };
};

/** Whether a printed line and one that was read share a row and at least half a character of it. */
const meets = (printed: Piece, read: Piece): boolean =>
  Math.abs(printed.middle - read.middle) < 0.6 * printed.size &&
  Math.min(printed.right, read.right) - Math.max(printed.left, read.left) > 0.5 * printed.size;

const joined = (pieces: readonly Piece[]): string =>
  pieces
    .toSorted((a, b) => a.left - b.left)
    .map(({ text }) => text)
    .join('');

/**
 * Counts what was read wrongly. A line that was read belongs to the printed lines of its row with which it shares
 * half a character or more; lines that belong together, also through another, are joined from left to right and
 * compared as one text. What was read where nothing is printed counts as added.
 */
export function countCharacters(
  { lines, onSheet }: Pick<PhotographedSpecimen, 'lines' | 'onSheet'>,
  seen: readonly SeenLine[],
): CharacterCount {
  const printed = lines.map(ofPrinted);
  const read = seen.map(line => ofSeen(line, onSheet));
  const groups: { printed: Piece[]; read: Piece[] }[] = printed.map(piece => ({
    printed: [piece],
    read: [],
  }));
  for (const piece of read) {
    const touched = printed.filter(line => meets(line, piece));
    const own = groups.filter(group => group.printed.some(line => touched.some(one => one === line)));
    for (const group of own) groups.splice(groups.indexOf(group), 1);
    groups.push({
      printed: own.flatMap(group => group.printed),
      read: [...own.flatMap(group => group.read), piece],
    });
  }
  const compared = groups.map(group => {
    const [meant, got] = [joined(group.printed), joined(group.read)];
    return { meant, got, wrong: editDistance(meant, got) };
  });
  return {
    printed: printed.reduce((sum, { text }) => sum + text.length, 0),
    wrong: compared.reduce((sum, { wrong }) => sum + wrong, 0),
    differences: compared.filter(({ wrong }) => wrong > 0).map(({ meant, got }) => `${meant} → ${got}`),
  };
}
