import { documentErrors } from '../../../model/errors.ts';
import type { ReadParagraph, ReadTable } from '../../../model/reading.ts';
import { boxWithin, straightLine, type TextLine } from '../lines.ts';
import { boxAround } from '../rows.ts';
import type { Block, BlockCell } from './blocks.ts';

/** Columns that a page has room for; more are no form that a person could read. */
const mostColumns = 200;

/** Ems in the width of a page, lines on one, and how far apart they are in ems. */
const pageEms = 60;
const pageLines = 70;
const pitch = 1.6;

/** Size in pixels at which such a page is drawn. */
export const typesetWidth = 1200;

/** One page of a document that has none of its own. */
export interface TypesetPage {
  readonly lines: readonly TextLine[];
  readonly tables: readonly ReadTable[];
  readonly paragraphs: readonly ReadParagraph[];
  readonly height: number;
}

interface Placed {
  readonly text: string;
  /** In ems from the left, and lines from the top of everything. */
  readonly left: number;
  readonly row: number;
  readonly ems: number;
}

const narrowest = 0.56;

/** Characters of the longest text in a block. */
const lengthOf = (block: Block): number =>
  block.kind === 'paragraph'
    ? block.text.length
    : block.rows.reduce((most, row) => row.reduce((more, { text }) => Math.max(more, text.length), most), 0);

const emsOf = (text: string): number => {
  let ems = 0;
  for (const character of text) ems += character >= '\u2e80' ? 1 : narrowest;
  return ems;
};

const broken = (text: string, ems: number): string[] => {
  const lines: string[] = [];
  for (const part of text.split(/\n+/)) {
    let line = '';
    let width = 0;
    for (const character of part) {
      const more = emsOf(character);
      if (line && width + more > ems) {
        lines.push(line);
        line = '';
        width = 0;
      }
      line += character;
      width += more;
    }
    lines.push(line);
  }
  return lines;
};

interface SetTable {
  readonly rows: readonly (readonly (BlockCell & { readonly placed: readonly Placed[] })[])[];
  readonly end: number;
}

const setTable = (rows: readonly (readonly BlockCell[])[], start: number): SetTable => {
  const columns = Math.max(1, ...rows.map(row => row.reduce((sum, cell) => sum + cell.colSpan, 0)));
  if (columns > mostColumns) throw documentErrors.UNSAFE_ARCHIVE();
  const width = pageEms / columns;
  /** Rows, from above, up to which each column is taken by a cell that spans several. */
  const taken = new Array<number>(columns).fill(0);
  let at = start;
  const set = rows.map((cells, index) => {
    let column = 0;
    const placed = cells.map(cell => {
      while (column < columns && (taken[column] ?? 0) > index) column += 1;
      const left = column * width;
      for (let span = 0; span < cell.colSpan; span += 1) taken[column + span] = index + cell.rowSpan;
      column += cell.colSpan;
      const lines = broken(cell.text, Math.max(1, cell.colSpan * width - 1));
      return {
        ...cell,
        placed: lines.map((text, line) => ({ text, left, row: at + line, ems: emsOf(text) })),
      };
    });
    at += Math.max(1, ...placed.map(cell => cell.placed.length));
    return placed;
  });
  return { rows: set, end: at };
};

/**
 * Sets the blocks of a document without pages as plain lines on pages, so that it can be read by templates and
 * looked at like any other material. A table that begins on a page is told there.
 * @throws DOCUMENTS_TOO_MANY_PAGES, and DOCUMENTS_UNSAFE_ARCHIVE for a table of more columns than a page can show
 */
export function typeset(blocks: readonly Block[], maxPages: number): TypesetPage[] {
  const all: Placed[] = [];
  const paragraphs: { text: string; placed: Placed[] }[] = [];
  const tables: SetTable[] = [];
  let row = 0;
  const refuse = (): never => {
    throw documentErrors.TOO_MANY_PAGES({ pages: Math.ceil(row / pageLines), limit: maxPages });
  };
  for (const block of blocks) {
    // No character is narrower: what is longer than all pages is not set first.
    const least = Math.ceil((lengthOf(block) * narrowest) / pageEms);
    if (row + least > maxPages * pageLines) {
      row += least;
      refuse();
    }
    if (block.kind === 'table') {
      const table = setTable(block.rows, row);
      tables.push(table);
      for (const { placed } of table.rows.flat()) for (const one of placed) all.push(one);
      row = table.end;
      continue;
    }
    const placed = broken(block.text, pageEms).map((text, index) => ({
      text,
      left: 0,
      row: row + index,
      ems: emsOf(text),
    }));
    row += placed.length;
    paragraphs.push({ text: block.text, placed });
    for (const one of placed) all.push(one);
  }
  const count = Math.max(1, Math.ceil(row / pageLines));
  if (count > maxPages) refuse();
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const first = index * pageLines;
    const lines = Math.max(1, Math.min(pageLines, row - first));
    const aspect = (lines * pitch) / pageEms;
    const here = ({ row: at }: Placed): boolean => at >= first && at < first + pageLines;
    const box = ({ left, row: at, ems }: Placed) => {
      const top = (at - first) / lines;
      const right = (left + Math.max(0.5, ems)) / pageEms;
      return boxWithin(left / pageEms, top, right, top + 1 / pitch / lines);
    };
    const around = (placed: readonly Placed[]) => boxAround(placed.filter(here).map(box));
    return {
      height: Math.max(1, Math.round(typesetWidth * aspect)),
      lines: all.filter(one => here(one) && one.text).map(one => straightLine(one.text, 1, box(one), aspect)),
      paragraphs: paragraphs
        .filter(({ placed: [start] }) => start && here(start))
        .map(({ text, placed }) => ({ page: number, box: around(placed), text })),
      tables: tables
        .filter(({ rows: [top] }) => top?.[0]?.placed[0] && here(top[0].placed[0]))
        .map(({ rows }) => ({
          page: number,
          box: around(rows.flat().flatMap(cell => cell.placed)),
          rows: rows.map(cells =>
            cells.map(({ text, rowSpan, colSpan, placed }) => ({
              text,
              rowSpan,
              colSpan,
              box: placed.some(here) ? around(placed) : boxWithin(0, 1, 1, 1),
            })),
          ),
        })),
    };
  });
}
