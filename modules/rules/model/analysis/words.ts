import type { Bilingual } from '@zhiban/kernel';
import type { RuleRow } from '../dmn/rows.ts';
import { valueText } from '../values/convert.ts';
import type { FeelValue } from '../values/values.ts';
import type { Region } from './axis.ts';
import { has } from './bits.ts';
import type { Example } from './example.ts';
import type { Dimension } from './space.ts';

type Language = keyof Bilingual;

const valueWords = (value: FeelValue, language: Language): string => {
  if (typeof value !== 'string') return valueText(value) ?? 'null';
  return language === 'zh' ? `“${value}”` : JSON.stringify(value);
};

/** A stretch or a run of regions, as a cell would say it. */
function runWords(run: readonly Region[], language: Language): string {
  const [first] = run;
  const last = run.at(-1);
  const low = first?.stretch ? first.stretch.from : (first?.value ?? null);
  const high = last?.stretch ? last.stretch.to : (last?.value ?? null);
  const [from, to] = [valueWords(low, language), valueWords(high, language)];
  if (low === null && high === null) return language === 'zh' ? '任意值' : 'any value';
  if (low === null) return `${last?.stretch ? '<' : '<='} ${to}`;
  if (high === null) return `${first?.stretch ? '>' : '>='} ${from}`;
  if (run.length === 1 && !first?.stretch) return from;
  return `${first?.stretch ? '(' : '['}${from}..${to}${last?.stretch ? ')' : ']'}`;
}

const touches = (a: Region, b: Region): boolean => {
  const end = a.stretch ? a.stretch.to : a.value;
  const start = b.stretch ? b.stretch.from : b.value;
  return (a.stretch === undefined) !== (b.stretch === undefined) && end !== null && end === start;
};

/** A set of regions of a dimension, as a cell would say it: `< 18, [60..80)`. */
export function setWords({ axis, known }: Dimension, set: bigint, language: Language): string {
  const regions = axis?.regions ?? [];
  const inside = regions.filter((_, i) => has(set & known, i));
  const comma = language === 'zh' ? '、' : ', ';
  if (inside.some(({ isRest }) => isRest)) {
    const outside = regions.filter((_, i) => has(known & ~set, i));
    const words = outside.map(({ value }) => valueWords(value, language)).join(comma);
    return language === 'zh' ? `${words}以外的值` : `other than ${words}`;
  }
  const runs: Region[][] = [];
  for (const region of inside) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && touches(last, region)) run.push(region);
    else runs.push([region]);
  }
  return runs.map(run => runWords(run, language)).join(comma);
}

/** The values of an example at some of its places. */
export function exampleWords({ example, certain }: Example, inputs: ReadonlySet<string>): Bilingual {
  const values = example.filter(({ input }) => inputs.has(input));
  if (values.length === 0) return { zh: '', en: '' };
  const said = (language: Language, equals: string, comma: string): string =>
    values.map(({ input, value }) => `${input}${equals}${valueWords(value, language)}`).join(comma);
  return {
    zh: `例如：${said('zh', ' = ', '，')}${certain ? '' : '（如果这些值能同时出现）'}。`,
    en: ` For example: ${said('en', ' = ', ', ')}${certain ? '' : ' (if these values can occur together)'}.`,
  };
}

/** A row by its place and id. */
export const rowWords = ({ id, index }: RuleRow): Bilingual => ({
  zh: `第 ${index} 行“${id}”`,
  en: `Row ${index} "${id}"`,
});

export const rowsWords = (rows: readonly RuleRow[]): Bilingual => {
  const shown = rows.slice(0, 5).map(rowWords);
  return {
    zh: shown.map(({ zh }) => zh).join('、') + (rows.length > 5 ? `等 ${rows.length} 行` : ''),
    en:
      shown.map(({ en }) => en.replace('Row', 'row')).join(', ') +
      (rows.length > 5 ? ` and ${rows.length - 5} more` : ''),
  };
};
