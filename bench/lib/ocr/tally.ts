import { round } from '../report.ts';
import type { CharacterCount } from './characters.ts';
import type { KeyField } from './key-fields.ts';

/** How one photograph was read. */
export interface PageScore {
  readonly name: string;
  readonly kind: string;
  readonly degradation: string;
  readonly characters: CharacterCount;
  readonly fields: readonly KeyField[];
  readonly cpuSeconds: number;
  readonly seconds: number;
}

const percent = (part: number, whole: number): number => round((100 * part) / Math.max(1, whole), 2);
const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

/** Share of the characters that were read right, of 100. */
export function charactersRight(counts: readonly CharacterCount[]): number {
  const printed = sum(counts, count => count.printed);
  return percent(Math.max(0, printed - sum(counts, count => count.wrong)), printed);
}

export function fieldsRight(fields: readonly KeyField[], withRepair = true): number {
  return percent(
    fields.filter(({ right, repaired }) => right && (withRepair || !repaired)).length,
    fields.length,
  );
}

/** One line a group: characters, key fields, CPU seconds a page. */
export function table(
  title: string,
  scores: readonly PageScore[],
  groupOf: (score: PageScore) => string,
): string {
  const groups = new Map<string, PageScore[]>();
  for (const score of scores) groups.set(groupOf(score), [...(groups.get(groupOf(score)) ?? []), score]);
  const rows = [...groups].map(([name, group]) => {
    const fields = group.flatMap(score => score.fields);
    const figures = [
      charactersRight(group.map(({ characters }) => characters)),
      fieldsRight(fields),
      round(sum(group, ({ cpuSeconds }) => cpuSeconds) / group.length),
    ];
    return `  ${name.padEnd(28)}${figures.map(figure => String(figure).padStart(12)).join('')}`;
  });
  return [
    `${title.padEnd(30)}${['characters', 'key fields', 'CPU s'].map(head => head.padStart(12)).join('')}`,
    ...rows,
  ].join('\n');
}

/** What went wrong on the pages that were read worst. */
export function worst(scores: readonly PageScore[], count: number): string {
  const mistakes = ({ characters, fields }: PageScore): number =>
    characters.wrong + fields.filter(({ right }) => !right).length;
  return scores
    .filter(score => mistakes(score) > 0)
    .toSorted((a, b) => mistakes(b) - mistakes(a))
    .slice(0, count)
    .map(({ name, characters, fields }) => {
      const wrong = fields
        .filter(({ right }) => !right)
        .map(({ element, printed, read }) => `    ${element}: ${printed} → ${read ?? 'nothing'}`);
      return [
        `  ${name}: ${characters.wrong} of ${characters.printed} characters`,
        ...characters.differences.map(difference => `    ${difference}`),
        ...wrong,
      ].join('\n');
    })
    .join('\n');
}
