import { documentErrors } from '../../../model/errors.ts';
import type { Block } from './blocks.ts';
import { cellFormats, shownNumber } from './cell-formats.ts';
import { mainPart, type Parts, relationsOf } from './package.ts';
import { type Grid, mergeFrom, positionOf, tableOf } from './sheet-table.ts';
import { readXml } from './xml.ts';

/** Cells with something in them that one file may have; ranges of merged cells, and of hidden columns. */
const mostCells = 50_000;
const mostRanges = 2_000;

const sharedStrings = (xml: string): string[] => {
  const strings: string[] = [];
  let phonetic = 0;
  let inText = false;
  readXml(xml, {
    open(name) {
      if (name === 'si') strings.push('');
      if (name === 'rPh') phonetic += 1;
      inText = name === 't';
    },
    text(text) {
      if (inText && phonetic === 0) strings.push((strings.pop() ?? '') + text);
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1;
      inText = false;
    },
  });
  return strings;
};

interface Sheet {
  readonly name: string;
  readonly id: string;
}

const workbook = (xml: string): { sheets: Sheet[]; from1904: boolean } => {
  const sheets: Sheet[] = [];
  let from1904 = false;
  readXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      // What is hidden are lists for choices, mostly; people do not see it.
      if (name === 'sheet' && (attribute('state') ?? 'visible') === 'visible')
        sheets.push({ name: attribute('name') ?? '', id: attribute('id') ?? '' });
    },
  });
  return { sheets, from1904 };
};

/** Text of a cell by its type (ECMA-376, part 1, 18.18.11), value and style. */
type CellText = (type: string, value: string, style: number) => string;

const readSheet = (xml: string, textOf: CellText, count: () => void): Grid => {
  const grid: Grid = { rows: new Map(), merges: [] };
  const hidden: { from: number; to: number }[] = [];
  let place = { row: 0, column: 0 };
  let [type, style, value, inValue, hiddenRow, phonetic] = ['', 0, '', false, false, 0];
  readXml(xml, {
    open(name, attribute) {
      if (grid.merges.length + hidden.length > mostRanges) throw documentErrors.UNSAFE_ARCHIVE();
      inValue = name === 'v' || name === 't';
      if (name === 'rPh') phonetic += 1;
      if (name === 'col' && attribute('hidden') === '1')
        hidden.push({ from: Number(attribute('min')), to: Number(attribute('max')) });
      if (name === 'row') {
        place = { row: Number(attribute('r') ?? place.row + 1), column: 0 };
        hiddenRow = attribute('hidden') === '1';
      }
      if (name === 'mergeCell') {
        grid.merges.push(mergeFrom(attribute('ref') ?? ''));
      }
      if (name !== 'c') return;
      const at = attribute('r');
      place = at ? positionOf(at) : { row: place.row, column: place.column + 1 };
      type = attribute('t') ?? 'n';
      style = Number(attribute('s') ?? 0);
      value = '';
    },
    text(text) {
      if (inValue && phonetic === 0) value += text;
    },
    close(name) {
      inValue = false;
      if (name === 'rPh') phonetic -= 1;
      if (
        name !== 'c' ||
        hiddenRow ||
        hidden.some(({ from, to }) => place.column >= from && place.column <= to)
      )
        return;
      const shown = textOf(type, value, style).trim();
      if (!shown) return;
      count();
      const row = grid.rows.get(place.row) ?? new Map<number, string>();
      row.set(place.column, shown);
      grid.rows.set(place.row, row);
    },
  });
  return grid;
};

/**
 * Reads a workbook as it is seen: each sheet as a table under its name, without hidden sheets, rows and columns.
 *
 * @param parts of an Excel workbook (ECMA-376, part 1, 12 and 18).
 * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_UNSAFE_ARCHIVE for more cells than a material has
 */
export function readXlsx(parts: Parts): Block[] {
  const main = mainPart(parts, 'workbook');
  const relations = relationsOf(parts, main.name);
  const partOf = (kind: string): string => relations.find(one => one.kind === kind)?.target ?? '';
  const strings = sharedStrings(parts.get(partOf('sharedStrings')) ?? '');
  const formats = cellFormats(parts, partOf('styles'));
  const { sheets, from1904 } = workbook(main.xml);
  const textOf: CellText = (type, value, style) => {
    if (type === 's') return strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'n') return shownNumber(value, formats[style] ?? 'number', from1904);
    return type === 'd' ? value.replace('T00:00:00', '') : value;
  };
  let cells = 0;
  const count = (): void => {
    cells += 1;
    if (cells > mostCells) throw documentErrors.UNSAFE_ARCHIVE();
  };
  return sheets.flatMap(({ name, id }): Block[] => {
    const relation = relations.find(one => one.id === id);
    const xml = relation && parts.get(relation.target);
    if (xml === undefined) throw documentErrors.BROKEN_FILE();
    const rows = tableOf(readSheet(xml, textOf, count));
    return rows.length
      ? [
          { kind: 'paragraph', text: name },
          { kind: 'table', rows },
        ]
      : [];
  });
}
