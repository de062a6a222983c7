import readExcelFile from 'read-excel-file/node';
import type { Block } from './blocks.ts';

/** Cells of one file that are read; a sheet of a million rows is no material. */
const mostCells = 50_000;

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
};

/** @param bytes a clean package of an Excel workbook (ECMA-376, part 1, 12). */
export async function readXlsx(bytes: Uint8Array): Promise<Block[]> {
  const sheets = await readExcelFile(Buffer.from(bytes));
  let left = mostCells;
  return sheets.flatMap(({ sheet, data }): Block[] => {
    const rows: { text: string; rowSpan: 1; colSpan: 1 }[][] = [];
    for (const row of data) {
      if (left < row.length) break;
      left -= row.length;
      const cells = row.map(value => ({ text: textOf(value), rowSpan: 1, colSpan: 1 }) as const);
      if (cells.some(({ text }) => text)) rows.push(cells);
    }
    return rows.length
      ? [
          { kind: 'paragraph', text: sheet },
          { kind: 'table', rows },
        ]
      : [];
  });
}
