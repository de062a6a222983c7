import type { Block, BlockCell } from './blocks.ts';
import { mainPart, type Parts, relationsOf } from './package.ts';
import { readXml } from './xml.ts';

/** What is not on the page: deleted and moved text, instructions of fields, the older copy of a drawing. */
const unseen = new Set(['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'Fallback', 'rt']);
/** Columns of a table that Word has at most. */
const mostSpan = 63;
/** The boxes that forms are ticked in, as characters of the fonts Wingdings and Wingdings 2. */
const boxes: Readonly<Record<string, string>> = {
  F0FE: '☑',
  F052: '☑',
  F0FD: '☒',
  F054: '☒',
  F0A8: '☐',
  F06F: '☐',
  F0A3: '☐',
  F0FC: '✓',
  F050: '✓',
};

interface Cell {
  readonly lines: string[];
  span: number;
  /** Goes on with the cell above it. */
  merged: boolean;
}

interface Row {
  readonly cells: Cell[];
  deleted: boolean;
}

interface Table {
  readonly rows: Row[];
}

const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off';

/** Cells that go on downwards as one that spans rows. */
const spanned = ({ rows }: Table): BlockCell[][] => {
  /** The open cell above, by its first column. */
  const above = new Map<number, { text: string; rowSpan: number; colSpan: number }>();
  return rows
    .filter(({ deleted }) => !deleted)
    .map(({ cells }) => {
      let column = 0;
      const set: BlockCell[] = [];
      for (const { lines, span, merged } of cells) {
        const open = above.get(column);
        if (merged && open) open.rowSpan += 1;
        else {
          const cell = { text: lines.join('\n').trim(), rowSpan: 1, colSpan: span };
          above.set(column, cell);
          set.push(cell);
        }
        column += span;
      }
      return set;
    });
};

/** Text of a table inside a cell: a line a row. */
const flat = (table: Table): string[] =>
  spanned(table).map(row =>
    row
      .map(({ text }) => text)
      .filter(text => text)
      .join(' '),
  );

const readStory = (xml: string): Block[] => {
  const blocks: Block[] = [];
  const path: string[] = [];
  const tables: Table[] = [];
  /** Cells that are open; a table inside a text box stands in none. */
  const cells: Cell[] = [];
  const paragraphs: string[] = [];
  const runs: { hidden: boolean }[] = [];
  let skipping = 0;

  const write = (text: string): void => {
    if (runs.length > 0 && paragraphs.length > 0 && !runs.at(-1)?.hidden)
      paragraphs.push((paragraphs.pop() ?? '') + text);
  };
  const emit = (text: string): void => {
    const cell = cells.at(-1);
    if (cell) cell.lines.push(text);
    else if (text.trim()) blocks.push({ kind: 'paragraph', text: text.trim() });
  };
  const closeTable = (): void => {
    const table = tables.pop();
    if (!table) return;
    const cell = cells.at(-1);
    if (cell) cell.lines.push(...flat(table));
    else blocks.push({ kind: 'table', rows: spanned(table) });
  };

  readXml(xml, {
    open(name, attribute) {
      const parent = path.at(-1);
      path.push(name);
      if (parent === 'trPr' && name === 'del') {
        const row = tables.at(-1)?.rows.at(-1);
        if (row) row.deleted = true;
      }
      if (skipping > 0 || unseen.has(name)) {
        skipping += 1;
        return;
      }
      const cell = cells.at(-1);
      if (name === 'p') paragraphs.push('');
      else if (name === 'r') runs.push({ hidden: false });
      else if (name === 'tbl') tables.push({ rows: [] });
      else if (name === 'tr') tables.at(-1)?.rows.push({ cells: [], deleted: false });
      else if (name === 'tc') {
        const opened: Cell = { lines: [], span: 1, merged: false };
        tables.at(-1)?.rows.at(-1)?.cells.push(opened);
        cells.push(opened);
      } else if (parent === 'tcPr' && name === 'gridSpan' && cell)
        cell.span = Math.min(mostSpan, Math.max(1, Number.parseInt(attribute('val') ?? '1', 10) || 1));
      else if (parent === 'tcPr' && name === 'vMerge' && cell) cell.merged = attribute('val') !== 'restart';
      else if (parent === 'rPr' && name === 'vanish' && path.at(-3) === 'r') {
        const run = runs.at(-1);
        if (run) run.hidden = !isOff(attribute('val'));
      } else if (parent !== 'r') return;
      else if (name === 'tab' || name === 'ptab') write(' ');
      else if (name === 'br' || name === 'cr') write('\n');
      else if (name === 'noBreakHyphen') write('-');
      else if (name === 'sym') write(boxes[attribute('char')?.toUpperCase() ?? ''] ?? '');
    },
    text(text) {
      if (skipping === 0 && path.at(-1) === 't') write(text);
    },
    close(name) {
      path.pop();
      if (skipping > 0) {
        skipping -= 1;
        return;
      }
      if (name === 'p') emit(paragraphs.pop() ?? '');
      else if (name === 'r') runs.pop();
      else if (name === 'tc') cells.pop();
      else if (name === 'tbl') closeTable();
    },
  });
  return blocks;
};

/** The headers or the footers, each text once: a document has them for first, odd and even pages. */
const runningText = (parts: Parts, main: string, wanted: 'header' | 'footer'): Block[] => {
  const seen = new Set<string>();
  return relationsOf(parts, main)
    .filter(({ kind }) => kind === wanted)
    .flatMap(({ target }) => readStory(parts.get(target) ?? ''))
    .filter(block => {
      const text = JSON.stringify(block);
      return !seen.has(text) && seen.add(text);
    });
};

/**
 * Reads a Word document as it is seen: headers, text and tables, text boxes, footers. Tracked deletions and hidden
 * text are not read, since people do not see them.
 *
 * @param parts of a Word document (ECMA-376, part 1, 11 and 17).
 * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_UNSAFE_ARCHIVE
 */
export function readDocx(parts: Parts): Block[] {
  const { name, xml } = mainPart(parts, 'document');
  return [...runningText(parts, name, 'header'), ...readStory(xml), ...runningText(parts, name, 'footer')];
}
