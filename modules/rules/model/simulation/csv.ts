import { withoutFormula } from '@zhiban/kernel';
import { populationErrors } from './population-errors.ts';

/** A record of a CSV file and the line on which it starts, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const BARE = /[^",\r\n]*/y;
const QUOTED = /"((?:[^"]|"")*)"/y;
const END = /,|\r?\n|$/y;

/**
 * Reads CSV strictly (RFC 4180; line ends may be LF, a byte order mark is skipped). Empty lines are left out.
 * @throws AppError POPULATION_STRAY_QUOTE, POPULATION_OPEN_QUOTE
 */
export function* readCsv(text: string): Generator<CsvRecord> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length || cells.length > 0) {
    const quoted = text[at] === '"' ? take(QUOTED) : null;
    if (!quoted && text[at] === '"') throw populationErrors.OPEN_QUOTE({ line });
    const cell = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (take(BARE)?.[0] ?? '');
    for (const character of quoted?.[0] ?? '') if (character === '\n') line += 1;
    cells.push(cell);
    const end = take(END);
    if (!end) throw populationErrors.STRAY_QUOTE({ line });
    if (end[0] === ',') continue;
    if (cells.length > 1 || cell !== '' || quoted) yield { line: start, cells };
    cells = [];
    line += 1;
    start = line;
  }
}

/**
 * Writes CSV for spreadsheets: with a byte order mark, CRLF, and an apostrophe before what they would take for a
 * formula.
 */
export function writeCsv(records: readonly (readonly string[])[]): string {
  const lines = records.map(record => record.map(cellOf).join(','));
  return `\uFEFF${lines.map(line => `${line}\r\n`).join('')}`;
}

function cellOf(text: string): string {
  const safe = withoutFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
