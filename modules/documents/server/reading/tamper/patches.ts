import type { PageBox } from '../../../model/reading.ts';
import { boxWithin, type TextLine } from '../lines.ts';
import type { Picture } from '../picture.ts';

/** A printed character and its surroundings on the page, in whole pixels. */
export interface Patch {
  readonly text: string;
  readonly line: TextLine;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Smaller print leaves no paper between its strokes that tells anything. In pixels. */
const leastHeight = 29;

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

/** Narrow characters take about half the room of Chinese ones. */
const breadth = (text: string): number => (/[\u2e80-\uffff]/.test(text) ? 0.8 : 0.5);

/** The characters of lines that were read from a picture, as far as they lie within it. */
export function patchesOf(lines: readonly TextLine[], { width, height }: Picture): Patch[] {
  return lines.flatMap(line => {
    const { quad, characters } = line;
    if (!quad || !characters) return [];
    const [a, b, c, d] = quad;
    const high = Math.round(Math.hypot(d.x - a.x, d.y - a.y) * 0.92);
    return characters.flatMap(({ options, at }): Patch[] => {
      const text = options[0]?.text.trim() ?? '';
      if (!/[\p{L}\p{N}]/u.test(text)) return [];
      const x = (between(a.x, b.x, at) + between(d.x, c.x, at)) / 2;
      const y = (between(a.y, b.y, at) + between(d.y, c.y, at)) / 2;
      const wide = Math.round(high * breadth(text));
      const [left, top] = [Math.round(x - wide / 2), Math.round(y - high / 2)];
      const inside = left >= 8 && top >= 8 && left + wide < width - 8 && top + high < height - 8;
      return inside && high >= leastHeight ? [{ text, line, left, top, width: wide, height: high }] : [];
    });
  });
}

/** Some patches as one box of the page. */
export function boxOfPatches(patches: readonly Patch[], { width, height }: Picture): PageBox {
  return boxWithin(
    Math.min(...patches.map(({ left }) => left)) / width,
    Math.min(...patches.map(({ top }) => top)) / height,
    Math.max(...patches.map(patch => patch.left + patch.width)) / width,
    Math.max(...patches.map(patch => patch.top + patch.height)) / height,
  );
}
