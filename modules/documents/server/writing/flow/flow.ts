import type { Block, Path, PlacedLine } from '../sheet.ts';
import { BODY, TYPE_AREA } from './page.ts';

/** What stands or falls together: a line, a row of a table, a signature. Points. */
interface Piece {
  /** To the baseline after it. */
  readonly advance: number;
  /** Room under its first baseline that it must have on its page. */
  readonly reach: number;
  /** Never the last on its page. */
  readonly withNext?: boolean;
  /** Room over it when it opens a page, for a heading that is shown again. */
  readonly headroom?: number;
}

/** Where a piece came to stand: `y` is its first baseline. */
export interface Place {
  readonly page: number;
  readonly y: number;
  readonly opensPage: boolean;
}

export interface Decoration {
  readonly page: number;
  readonly paths: readonly Path[];
  readonly lines?: readonly PlacedLine[];
}

/** A part of a paper, cut into pieces; once these have their places it says what is drawn there. */
export interface Part {
  readonly pieces: readonly Piece[];
  /** Takes the two pieces before it along to its page: a seal never stands on a page without text. */
  readonly takesTextAlong?: boolean;
  place(places: readonly Place[]): { blocks: Block[]; decorations?: Decoration[] };
}

/** Marks the pieces that a part takes along. */
function bound(parts: readonly Part[]): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.takesTextAlong) {
      for (let index = Math.max(1, pieces.length - 2); index < pieces.length; index += 1) {
        const piece = pieces[index];
        if (piece) pieces[index] = { ...piece, withNext: true };
      }
    }
    pieces.push(...part.pieces);
  }
  return pieces;
}

function needed(pieces: readonly Piece[], index: number): number {
  const piece = pieces[index];
  if (!piece) return 0;
  return piece.withNext && index + 1 < pieces.length
    ? piece.advance + needed(pieces, index + 1)
    : piece.reach;
}

/** Gives every part its pages, from the baseline `first` on the first page. */
export function flow(
  parts: readonly Part[],
  first: number,
): { blocks: Block[]; decorations: Decoration[]; pages: number } {
  const pieces = bound(parts);
  let y = first;
  let page = 0;
  const places = pieces.map((piece, index): Place => {
    const opensPage = index > 0 && y + needed(pieces, index) > TYPE_AREA.bottom;
    if (opensPage) {
      page += 1;
      y = TYPE_AREA.top + BODY.size + (piece.headroom ?? 0);
    }
    const place = { page, y, opensPage };
    y += piece.advance;
    return place;
  });
  let start = 0;
  const placed = parts.map(part => {
    const own = places.slice(start, start + part.pieces.length);
    start += part.pieces.length;
    return part.place(own);
  });
  return {
    blocks: placed.flatMap(({ blocks }) => blocks),
    decorations: placed.flatMap(({ decorations = [] }) => decorations),
    pages: page + 1,
  };
}
