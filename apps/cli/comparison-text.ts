import type { ComparisonResult } from '@zhiban/rules';
import type { Language } from './language.ts';
import { tableText } from './table.ts';

/** A comparison as tables: before x after, amounts, rows. */
export function comparisonText(
  comparison: ComparisonResult,
  language: Language,
  words: { readonly value: (label: string) => string; readonly row: (id: string) => string },
): string {
  const zh = language === 'zh';
  const { subjects, changed, shifted, cells, rows, amounts } = comparison;
  const moved = rows.filter(({ started, stopped }) => started + stopped > 0);
  return [
    zh
      ? `共 ${subjects} 个：结果变化 ${changed}，结果不变但依据变化 ${shifted}。`
      : `${subjects} in all: ${changed} with another result, ${shifted} with the same result for other reasons.`,
    tableText([
      zh ? ['之前', '之后', '数量', ''] : ['before', 'after', 'count', ''],
      ...cells.map(({ before, after, count }) => [
        words.value(before),
        words.value(after),
        String(count),
        before === after ? '' : zh ? '← 变化' : '← changed',
      ]),
    ]),
    ...(amounts ? [amountsText(amounts, zh)] : []),
    ...(moved.length > 0
      ? [
          tableText([
            zh
              ? ['规则', '之前', '之后', '新触发', '不再触发']
              : ['rule', 'before', 'after', 'started', 'stopped'],
            ...moved.map(({ row, before, after, started, stopped }) =>
              [words.row(row), before, after, started, stopped].map(String),
            ),
          ]),
        ]
      : []),
  ].join('\n\n');
}

function amountsText(
  { before, after, difference }: NonNullable<ComparisonResult['amounts']>,
  zh: boolean,
): string {
  const sums = zh
    ? `合计：之前 ${before.sum}（${before.count} 个），之后 ${after.sum}（${after.count} 个）`
    : `Sum: ${before.sum} before (${before.count}), ${after.sum} after (${after.count})`;
  if (!difference) return sums;
  const { sum, mean, min, max } = difference;
  return zh
    ? `${sums}\n差额：合计 ${sum}，平均 ${mean}，最小 ${min}，最大 ${max}`
    : `${sums}\nDifference: ${sum} in all, mean ${mean}, from ${min} to ${max}`;
}

/** The changed subjects, at most so many. */
export function changesText(
  { changes, changed }: ComparisonResult,
  language: Language,
  words: { readonly value: (label: string) => string; readonly row: (id: string) => string },
  most = 20,
): string {
  const shown = changes.slice(0, most);
  const lines = shown.map(({ key, before, after, started, stopped }) => [
    key,
    `${words.value(before)} → ${words.value(after)}`,
    [...started.map(id => `+ ${words.row(id)}`), ...stopped.map(id => `- ${words.row(id)}`)].join('  '),
  ]);
  const more = changed - shown.length;
  const rest = language === 'zh' ? `……还有 ${more} 个` : `... and ${more} more`;
  return [tableText(lines), ...(more > 0 ? [rest] : [])].filter(text => text !== '').join('\n');
}
