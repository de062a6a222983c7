import { compileDmn } from '@zhiban/rules';
import { round } from '../report.ts';
import { dmnOf } from './ours.ts';
import { generateTable } from './table.ts';

const TABLES = 1000;

/** How long it takes to read and compile so many distinct tables of 12 inputs and 30 rows, one after another. */
export async function compileFigures(): Promise<Record<string, number>> {
  const files = Array.from({ length: TABLES }, (_, i) => dmnOf(generateTable(30, 1000 + i)));
  const start = performance.now();
  const before = process.cpuUsage();
  for (const file of files) await compileDmn(file);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    [`seconds to compile ${TABLES} tables`]: round(seconds),
    'ms to compile a table': round((seconds * 1000) / TABLES),
    'CPU ms to compile a table': round((user + system) / 1000 / TABLES),
  };
}
