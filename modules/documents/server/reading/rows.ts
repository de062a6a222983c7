import type { PageBox } from '../../model/reading.ts';
import type { TextLine } from './lines.ts';
import { meantText } from './text.ts';

/** One character of a line and its place in the layout. */
export interface Glyph {
  readonly character: string;
  readonly line: TextLine;
  /** Index among the line's glyphs. */
  readonly index: number;
  readonly left: number;
  readonly right: number;
}

/** Lines that stand side by side, from left to right. */
export interface Row {
  readonly middle: number;
  readonly lines: readonly TextLine[];
  readonly glyphs: readonly Glyph[];
}

const span = (character: string): number => {
  if (/[\u2e80-\uffff]/.test(character)) return 1;
  return /[0-9A-Za-z]/.test(character) ? 0.56 : 0.32;
};

/** Where the recogniser saw each character; null when it is not told, or for another text. */
const seenAt = (line: TextLine, characters: readonly string[]): number[] | null => {
  const seen = (line.characters ?? []).flatMap(({ options, at }) => {
    const text = meantText(options[0]?.text ?? '');
    return text ? [{ text, at }] : [];
  });
  const same = seen.length === characters.length && seen.every(({ text }, at) => text === characters[at]);
  return same ? seen.map(({ at }) => at) : null;
};

const glyphsOf = (line: TextLine): Glyph[] => {
  const characters = [...meantText(line.text)];
  const { left: start, right: end, height } = line.slot;
  const places = seenAt(line, characters);
  if (places) {
    return characters.map((character, index) => {
      const middle = start + (places[index] ?? 0) * (end - start);
      const half = 0.4 * height * span(character);
      return {
        character,
        line,
        index,
        left: Math.max(start, middle - half),
        right: Math.min(end, middle + half),
      };
    });
  }
  const total = characters.reduce((sum, character) => sum + span(character), 0) || 1;
  const unit = (end - start) / total;
  let at = start;
  return characters.map((character, index) => {
    const left = at;
    at += span(character) * unit;
    return { character, line, index, left, right: at };
  });
};

/** Groups lines into rows from top to bottom. */
export function rowsOf(lines: readonly TextLine[]): Row[] {
  const groups: TextLine[][] = [];
  for (const line of lines.toSorted((a, b) => a.slot.middle - b.slot.middle)) {
    const group = groups.findLast(candidate =>
      candidate.some(
        other =>
          Math.abs(other.slot.middle - line.slot.middle) <
          0.5 * Math.min(other.slot.height, line.slot.height),
      ),
    );
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups
    .map(group => {
      const sorted = group.toSorted((a, b) => a.slot.left - b.slot.left);
      const middle = sorted.reduce((sum, line) => sum + line.slot.middle, 0) / sorted.length;
      return { middle, lines: sorted, glyphs: sorted.flatMap(glyphsOf) };
    })
    .toSorted((a, b) => a.middle - b.middle);
}

/** The part of the page that some neighbouring glyphs of one line take. */
export function boxOfGlyphs(glyphs: readonly Glyph[]): PageBox {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return { x: 0, y: 0, width: 0, height: 0 };
  const { box, slot } = first.line;
  const scale = box.width / (slot.right - slot.left || 1);
  const x = box.x + (first.left - slot.left) * scale;
  return { x, y: box.y, width: Math.min(1 - x, (last.right - first.left) * scale), height: box.height };
}

/** The smallest box around several. */
export function boxAround(boxes: readonly PageBox[]): PageBox {
  const x = Math.min(...boxes.map(box => box.x));
  const y = Math.min(...boxes.map(box => box.y));
  const right = Math.max(...boxes.map(box => box.x + box.width));
  const bottom = Math.max(...boxes.map(box => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
