import type { PageBox } from '../../model/reading.ts';
import type { ReadCharacter } from './ocr/decode.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line's corners on the upright page, in pixels: upper left, upper right, lower right, lower left. */
export type Quad = readonly [Point, Point, Point, Point];

/** Where a line stands once tilt and lean of the photograph are undone; in fractions of the page's width. */
export interface Slot {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly height: number;
}

/** One line of print: where it is on the page (`box`) and where it stands in the layout (`slot`). */
export interface TextLine {
  readonly text: string;
  readonly confidence: number;
  readonly box: PageBox;
  readonly slot: Slot;
  /** What the recogniser saw, place by place; absent where the text was the file's own. */
  readonly characters?: readonly ReadCharacter[];
  /** Its corners on the upright page in pixels; absent where no picture was read. */
  readonly quad?: Quad;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Keeps a box within the page. */
export function boxWithin(left: number, top: number, right: number, bottom: number): PageBox {
  const [x, y] = [clamp(left), clamp(top)];
  return { x, y, width: clamp(right) - x, height: clamp(bottom) - y };
}

/** A line whose layout is its box: for pages that are exactly straight, and for tests. */
export function straightLine(
  text: string,
  confidence: number,
  box: PageBox,
  aspect: number /* height of the page by its width */,
): TextLine {
  const slot = {
    left: box.x,
    right: box.x + box.width,
    middle: (box.y + box.height / 2) * aspect,
    height: box.height * aspect,
  };
  return { text, confidence, box, slot };
}
