import { breakLines } from '../lines.ts';
import { rectangle } from '../shapes.ts';
import { INK, type Path, type PlacedLine, type TableCell, type TextStyle } from '../sheet.ts';
import { baselineUnder, measureIn } from '../text-box.ts';
import type { Part, Place } from './flow.ts';
import { BODY, PITCH, TYPE_AREA } from './page.ts';

interface Cell {
  readonly text: string;
  readonly style?: Partial<TextStyle>;
}

interface Table {
  /** Share of the width of each column; they add up to 1. */
  readonly columns: readonly number[];
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[];
}

const TEXT: TextStyle = { weight: 'regular', size: 10.5 };
const LINE_HEIGHT = 1.5;
const STEP = TEXT.size * LINE_HEIGHT;
const PADDING = 4;
/** A row of more lines is continued in a row under it, so that it can go on on the next page. */
const MOST_LINES = 32;

interface SetCell {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}
interface Row {
  readonly cells: readonly SetCell[];
  readonly height: number;
}

function setRow(cells: readonly Cell[], columns: readonly number[], weight?: 'bold'): Row[] {
  const set = cells.map(({ text, style }, index): SetCell => {
    const own = { ...TEXT, ...(weight ? { weight } : {}), ...style };
    const width = (columns[index] ?? 0) * TYPE_AREA.width - 2 * PADDING;
    return { style: own, lines: breakLines(text, { width, measure: measureIn(own) }) };
  });
  const most = Math.max(...set.map(cell => cell.lines.length));
  return Array.from({ length: Math.ceil(most / MOST_LINES) }, (_, part) => {
    const own = set.map(({ lines, style }) => ({
      style,
      lines: lines.slice(part * MOST_LINES, (part + 1) * MOST_LINES),
    }));
    const height = Math.max(...own.map(cell => cell.lines.length)) * STEP + 2 * PADDING;
    return { cells: own, height };
  });
}

/** The lines of each cell, and the frame around it, of a row whose upper edge is at `top`. */
function drawRow(row: Row, columns: readonly number[], top: number, page: number) {
  const paths: Path[] = [];
  let x = TYPE_AREA.left;
  const cells = row.cells.map(({ lines, style }, column): PlacedLine[] => {
    const left = x;
    const width = (columns[column] ?? 0) * TYPE_AREA.width;
    x += width;
    paths.push({ steps: rectangle(left, top, width, row.height), stroke: INK, lineWidth: 0.5 });
    const start = top + (row.height - lines.length * STEP) / 2;
    return lines.map((text, index) => ({
      text,
      at: { x: left + PADDING, y: baselineUnder(start + index * STEP, TEXT.size, LINE_HEIGHT) },
      style,
      page,
    }));
  });
  return { cells, paths };
}

/** A ruled table as wide as the text; its head is shown again on every page that it reaches. */
export function table({ columns, head, rows }: Table): Part {
  const heads = setRow(
    head.map(text => ({ text })),
    columns,
    'bold',
  );
  const headHeight = heads.reduce((sum, row) => sum + row.height, 0);
  const body = rows.flatMap(cells => setRow(cells, columns));
  const all = [...heads, ...body];
  // A place is a baseline: the upper edge of the table stands where the top of the characters would.
  const topOf = ({ y }: Place) => y - BODY.size;
  const named = (row: number, column: number): Pick<TableCell, 'heads'> => {
    if (row < heads.length) return { heads: 'column' };
    return column === 0 ? { heads: 'row' } : {};
  };
  return {
    pieces: all.map((row, index) => ({
      advance: row.height + (index === all.length - 1 ? BODY.size + 0.5 * PITCH : 0),
      reach: row.height - BODY.size,
      withNext: index < heads.length,
      headroom: index < heads.length ? 0 : headHeight,
    })),
    place: places => {
      const drawn = all.flatMap((row, index) => {
        const place = places[index];
        return place ? [{ place, index, ...drawRow(row, columns, topOf(place), place.page) }] : [];
      });
      const repeated = drawn
        .filter(({ place, index }) => place.opensPage && index >= heads.length)
        .flatMap(({ place: { page, y } }) => {
          let top = y - BODY.size - headHeight;
          return heads.map(row => {
            const { cells, paths } = drawRow(row, columns, top, page);
            top += row.height;
            return { page, paths, lines: cells.flat() };
          });
        });
      return {
        blocks: [
          {
            tag: 'Table',
            rows: drawn.map(({ cells, index }) =>
              cells.map((lines, column) => ({ ...named(index, column), lines })),
            ),
          },
        ],
        decorations: [...drawn.map(({ place, paths }) => ({ page: place.page, paths })), ...repeated],
      };
    },
  };
}
