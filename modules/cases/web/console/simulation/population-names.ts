import { type SubjectChange, writeCsv } from '@zhiban/rules';
import { z } from 'zod';
import type { TablePair } from './population-run.ts';

const conclusions = z.array(z.string());

/** The conclusions behind a label of a comparison of review tables: `["refer"]`. */
export const conclusionsOf = (label: string): readonly string[] =>
  conclusions.safeParse(JSON.parse(label)).data ?? [label];

/** The review point of a row, from whichever version has it. */
export function pointOf({ before, after }: TablePair, id: string, language: string): string {
  const rows = [...(after.table.rules ?? []), ...(before.table.rules ?? [])];
  const annotations = rows.find(row => row.id === id)?.annotations ?? {};
  const zh = annotations.审查要点 || id;
  return language.startsWith('en') ? annotations.审查要点英文 || zh : zh;
}

/** The list of those who changed, for a spreadsheet. */
export const changesCsv = (
  changes: readonly SubjectChange[],
  head: readonly string[],
  name: (label: string) => string,
  point: (id: string) => string,
): string =>
  writeCsv([
    head,
    ...changes.map(({ key, before, after, started, stopped }) => [
      key,
      name(before),
      name(after),
      started.map(point).join('；'),
      stopped.map(point).join('；'),
    ]),
  ]);
