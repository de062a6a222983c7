import type { ReadParagraph, ReadTable } from '../../../model/reading.ts';
import type { Skew } from '../deskew.ts';
import { findColumns } from '../layout/columns.ts';
import { gridsOf } from '../layout/grid.ts';
import { findParagraphs } from '../layout/paragraphs.ts';
import { findRules } from '../layout/rules.ts';
import { findTables } from '../layout/tables.ts';
import { type ReadQuad, readCells } from '../layout/unread-cells.ts';
import type { TextLine } from '../lines.ts';
import type { Picture } from '../picture.ts';

export interface Layout {
  readonly tables: readonly ReadTable[];
  readonly paragraphs: readonly ReadParagraph[];
}

/** A page's lines, and how the sheet lies on its picture, which is upright and in grey. */
export interface LinesOnPage {
  readonly number: number;
  readonly lines: readonly TextLine[];
  readonly picture: Picture;
  readonly skew: Skew;
}

/**
 * Puts lines together into tables (by printed rules, else by columns) and paragraphs.
 *
 * @param read reads a cell that holds print but no line; without it such cells stay empty.
 * @returns with the lines, those of such cells included.
 */
export async function layOut(
  { number, lines, picture, skew }: LinesOnPage,
  read?: ReadQuad,
): Promise<Layout & { readonly lines: readonly TextLine[] }> {
  const grids = gridsOf(await findRules(picture, skew));
  const all = read ? [...lines, ...(await readCells(grids, lines, picture, skew, read))] : lines;
  const ruled = findTables(all, grids, skew, number);
  const aligned = findColumns(ruled.rest, number);
  return {
    lines: all,
    tables: [...ruled.tables, ...aligned.tables],
    paragraphs: findParagraphs(aligned.rest, number),
  };
}
