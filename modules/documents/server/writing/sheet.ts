import { textWidth, type Weight } from './fonts.ts';

/** A point on the page in points (1/72 inch), y downwards from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const MILLIMETRE = 72 / 25.4;
export const INK = '#1F2329';
export const QUIET = '#4E5969';
export const A4 = { width: 210 * MILLIMETRE, height: 297 * MILLIMETRE };

export interface TextStyle {
  readonly weight: Weight;
  /** Points. */
  readonly size: number;
  /** `#RRGGBB` */
  readonly colour?: string;
  /** Added after each character, points. Above a tenth of the size, readers of the text see spaces. */
  readonly spacing?: number;
}

/** One line of text with its place: `at` is the left end of the baseline. */
export interface PlacedLine {
  readonly text: string;
  readonly at: Point;
  readonly style: TextStyle;
  /** From 0, which is the usual one. */
  readonly page?: number;
}

/** One step of an outline, its points absolute on the page: move, line, quadratic and cubic curve, close. */
export type Step =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** An outline that is filled (nonzero winding), stroked, or both. */
export interface Path {
  readonly steps: readonly Step[];
  readonly fill?: string;
  readonly stroke?: string;
  /** Points; of the stroke. */
  readonly lineWidth?: number;
}

export interface TableCell {
  /** Names the row or the column that it heads. */
  readonly heads?: 'row' | 'column';
  readonly lines: readonly PlacedLine[];
}

/** What is read aloud, one after the other. */
export type Block =
  | { readonly tag: 'H1' | 'H2' | 'P'; readonly lines: readonly PlacedLine[] }
  | {
      readonly tag: 'Figure';
      /** What the figure means, in words. */
      readonly alt: string;
      readonly page?: number;
      readonly paths: readonly Path[];
    }
  | { readonly tag: 'Table'; readonly rows: readonly (readonly TableCell[])[] };

/** Frames, rules and page numbers: seen, not read aloud; under everything else. */
export interface Page {
  readonly paths?: readonly Path[];
  readonly lines?: readonly PlacedLine[];
}

/**
 * A finished paper as pure data: where every line and outline stands, what it is, in which order it is read.
 * `pdf` and `ofd` both draw this and nothing else, so that the two files say the same by construction.
 */
export interface Sheet {
  readonly title: string;
  readonly author: string;
  /** Day of the paper, `2026-11-21`, not of the clock: the same content is the same file. */
  readonly date: string;
  /** What the paper is registered under: the identifier of a licence, the number of a letter. */
  readonly identifier: string;
  /** In points. */
  readonly size: { readonly width: number; readonly height: number };
  readonly pages: readonly Page[];
  /** In reading order; the pages of its lines never go back. */
  readonly blocks: readonly Block[];
}

/** The style, made smaller where the text would be wider than `width`. */
export function fitted(text: string, style: TextStyle, width: number): TextStyle {
  const spacing = style.spacing ?? 0;
  const needed = textWidth(text, style.weight, style.size) + spacing * [...text].length;
  const shrink = Math.min(1, width / needed);
  return { ...style, size: style.size * shrink, spacing: spacing * shrink };
}

/** A line of text around `centre`, its baseline at `y`. */
export function centredLine(text: string, centre: number, y: number, style: TextStyle): PlacedLine {
  const gaps = (style.spacing ?? 0) * ([...text].length - 1);
  return { text, at: { x: centre - (textWidth(text, style.weight, style.size) + gaps) / 2, y }, style };
}

/** Every line of a sheet, for checks on its text. */
export function linesOf({ pages, blocks }: Sheet): PlacedLine[] {
  return [
    ...pages.flatMap(page => page.lines ?? []),
    ...blocks.flatMap(block => {
      if (block.tag === 'Figure') return [];
      return block.tag === 'Table' ? block.rows.flat().flatMap(cell => cell.lines) : block.lines;
    }),
  ];
}
