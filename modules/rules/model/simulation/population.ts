import { AppError, type Bilingual } from '@zhiban/kernel';
import type { Path } from '../feel/reads.ts';
import { parseDate } from '../values/iso.ts';
import { isContext } from '../values/kinds.ts';
import { parseNumber } from '../values/numbers.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { readCsv } from './csv.ts';
import { populationErrors } from './population-errors.ts';

/** How the texts of a column become values. */
export interface ColumnReader {
  /** What a text has to be, for the message: 日期，如 2026-11-21. */
  readonly what: Bilingual;
  /** Undefined for a text that is no such value. */
  read(text: string): FeelValue | undefined;
}

/** A column of a population: an input of the decision by its dotted name. */
export interface PopulationColumn {
  readonly path: Path;
  readonly reader: ColumnReader;
}

/** One subject: the inputs of a decision about him. */
export interface Subject {
  readonly key: string;
  readonly context: FeelContext;
}

const YES = new Set(['true', '是', '有']);
const NO = new Set(['false', '否', '无']);

/** The usual readers. */
export const columnReaders = {
  string: { what: { zh: '文字', en: 'a text' }, read: text => text },
  number: {
    what: { zh: '数，如 1200.50', en: 'a number such as 1200.50' },
    read: text => parseNumber(text) ?? undefined,
  },
  boolean: {
    what: { zh: '“是”或“否”', en: 'true or false' },
    read: text => (YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : undefined),
  },
  date: {
    what: { zh: '日期，如 2026-11-21', en: 'a date such as 2026-11-21' },
    read: text => parseDate(text) ?? undefined,
  },
} as const satisfies Record<string, ColumnReader>;

/** So many problems are told at once. */
const TOLD = 20;

/** The dotted name of a column. */
export const columnName = (path: Path): string => path.join('.');

/**
 * Reads a population from CSV text, one subject after the other, so that a large file need not stop a page. An
 * empty cell is null; a column that is absent is null for everyone.
 * @param key the name of the column that identifies a subject
 * @param most so many lines may there be
 * @throws AggregateError of AppErrors (POPULATION_...) with the line of each problem, at most twenty
 */
export function* readPopulation(
  text: string,
  columns: readonly PopulationColumn[],
  key: string,
  most = Number.POSITIVE_INFINITY,
): Generator<Subject> {
  const problems: AppError[] = [];
  const complain = (problem: AppError): void => {
    problems.push(problem);
    if (problems.length >= TOLD) throw new AggregateError(problems);
  };
  try {
    const records = readCsv(text);
    const header = records.next();
    if (header.done) throw populationErrors.NO_HEADER();
    const places = placesOf(header.value.cells, columns, key, complain);
    if (problems.length > 0) throw new AggregateError(problems);
    let subjects = 0;
    for (const { line, cells } of records) {
      subjects += 1;
      if (subjects > most) throw populationErrors.TOO_MANY({ most });
      if (cells.length !== places.length) {
        complain(populationErrors.WIDTH({ line, found: cells.length, expected: places.length }));
        continue;
      }
      const subject = subjectOf(cells, places, line, complain);
      if (problems.length === 0) yield subject;
    }
    if (subjects === 0) throw populationErrors.NO_SUBJECTS();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(error);
  }
  if (problems.length > 0) throw new AggregateError(problems);
}

function placesOf(
  header: readonly string[],
  columns: readonly PopulationColumn[],
  key: string,
  complain: (problem: AppError) => void,
): (PopulationColumn | null)[] {
  const byName = new Map(columns.map(column => [columnName(column.path), column]));
  const names = header.map(cell => cell.trim());
  const known = [key, ...byName.keys()].join('、');
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) !== i) complain(populationErrors.TWICE({ name }));
    else if (name !== key && !byName.has(name)) complain(populationErrors.UNKNOWN_COLUMN({ name, known }));
  }
  if (!names.includes(key)) complain(populationErrors.NO_KEY({ key }));
  return names.map(name => (name === key ? null : (byName.get(name) ?? null)));
}

/** @param places the column of each cell; null for the key */
function subjectOf(
  cells: readonly string[],
  places: readonly (PopulationColumn | null)[],
  line: number,
  complain: (problem: AppError) => void,
): Subject {
  let key = '';
  let context: FeelContext = {};
  for (const [i, cell] of cells.entries()) {
    const column = places[i];
    const text = cell.trim();
    if (!column) key = text;
    else if (text !== '') {
      const value = column.reader.read(text);
      if (value !== undefined) context = withValue(context, column.path, value);
      else {
        const { zh: what, en: whatEn } = column.reader.what;
        const name = columnName(column.path);
        complain(populationErrors.NOT_A_VALUE({ line, name, value: text, what, whatEn }));
      }
    }
  }
  return { key, context };
}

/** A context with one more value, at a path. */
export function withValue(context: FeelContext, [name = '', ...rest]: Path, value: FeelValue): FeelContext {
  if (rest.length === 0) return { ...context, [name]: value };
  const inner = context[name] ?? null;
  return { ...context, [name]: withValue(isContext(inner) ? inner : {}, rest, value) };
}
