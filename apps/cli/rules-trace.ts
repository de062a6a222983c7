import { type DecisionResult, type RowTrace, toJson } from '@zhiban/rules';
import type { Language } from './language.ts';
import { tableText } from './table.ts';

/** The trace of a decision and of those that it required, as plain data. */
export function traceJson(name: string, { trace = [], required }: DecisionResult): object {
  return {
    decision: name,
    rows: trace.map(({ row, matched, conditions }) => ({
      id: row.id,
      index: row.index,
      matched,
      conditions: conditions.map(({ input, text, value, holds }) => ({
        input,
        text,
        value: toJson(value),
        holds,
      })),
    })),
    required: Object.entries(required).map(([other, result]) => traceJson(other, result)),
  };
}

const WORDS = {
  zh: {
    head: ['', '行', '编号', '没有成立的条件'],
    unknown: '无法判断',
    saw: '实际是',
    decision: '决定',
    value: '得到',
  },
  en: {
    head: ['', 'row', 'id', 'what did not hold'],
    unknown: 'undecided',
    saw: 'was',
    decision: 'Decision',
    value: 'gave',
  },
} as const;

function line({ row, matched, conditions }: RowTrace, language: Language): string[] {
  const { unknown, saw } = WORDS[language];
  const failed = conditions
    .filter(({ holds }) => holds !== true)
    .map(({ input, text, value, holds }) => {
      const actual = JSON.stringify(toJson(value));
      return `${input} ${text} (${saw} ${actual}${holds === null ? `, ${unknown}` : ''})`;
    });
  return [matched ? '✓' : '✗', String(row.index), row.id, failed.join('; ')];
}

/** The trace for people: which rows fired, and of the others which condition failed on which value. */
export function traceText(name: string, result: DecisionResult, language: Language): string {
  const words = WORDS[language];
  const before = Object.entries(result.required).map(([other, made]) => traceText(other, made, language));
  const title = `${words.decision} ${name}`;
  const table = result.trace
    ? tableText([[...words.head], ...result.trace.map(row => line(row, language))])
    : `${words.value} ${JSON.stringify(toJson(result.value))}`;
  return [...before, `${title}\n${table}`].join('\n\n');
}
