import type { Bilingual } from '@zhiban/kernel';
import type { DatedParameters, Parameter, Validity } from './schema.ts';
import { feelValueOf } from './value.ts';

/** One thing that is wrong with the parameters, and where: `['有效年限', 'values', 0, 'to']`. */
export interface ParameterProblem {
  readonly path: readonly (string | number)[];
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

const ARTICLE = /^《[^《》]+》第[零〇一二三四五六七八九十百千\d]+条/;

const EXAMPLES: Readonly<Record<Parameter['type'], string>> = {
  number: '30',
  text: '一般',
  boolean: 'true',
  date: '2026-11-21',
  duration: 'P4Y',
};

/** What the schema cannot say: values of the declared type, periods that run forward and do not overlap, a source. */
export function checkParameters(parameters: DatedParameters): ParameterProblem[] {
  return Object.entries(parameters).flatMap(([name, { type, values }]) => [
    ...values.flatMap((value, i) => valueProblems(name, type, value, i)),
    ...overlaps(name, values),
  ]);
}

function valueProblems(
  name: string,
  type: Parameter['type'],
  value: Validity,
  i: number,
): ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  const at = (part: string, message: Bilingual, remedy: Bilingual): number =>
    problems.push({ path: [name, 'values', i, part], message, remedy });
  if (feelValueOf(value, type) === null)
    at(
      'value',
      {
        zh: `参数“${name}”的值“${value.value}”不是 ${type} 类型。`,
        en: `${value.value}, a value of ${name}, is no ${type}.`,
      },
      { zh: `请写成 ${EXAMPLES[type]} 这样。`, en: `Write it like ${EXAMPLES[type]}.` },
    );
  if (value.to !== undefined && value.to < value.from)
    at(
      'to',
      {
        zh: `参数“${name}”的截止日 ${value.to} 早于起始日 ${value.from}。`,
        en: `A value of ${name} ends on ${value.to}, before it begins on ${value.from}.`,
      },
      { zh: '请改正日期。', en: 'Correct the days.' },
    );
  if (!ARTICLE.test(value.source))
    at(
      'source',
      {
        zh: `参数“${name}”从 ${value.from} 起的值没有写明依据。`,
        en: `The value of ${name} from ${value.from} names no legal source.`,
      },
      { zh: '请写成《法律名称》第N条。', en: 'Write it as 《law》第N条.' },
    );
  return problems;
}

function overlaps(name: string, values: readonly Validity[]): ParameterProblem[] {
  const sorted = values.map((value, i) => ({ ...value, i })).toSorted((a, b) => a.from.localeCompare(b.from));
  return sorted.flatMap((value, at) => {
    const before = sorted[at - 1];
    if (!before || !(before.from === value.from || (before.to !== undefined && before.to >= value.from)))
      return [];
    return [
      {
        path: [name, 'values', value.i, 'from'],
        message: {
          zh: `参数“${name}”在 ${value.from} 有两个值。`,
          en: `${name} has two values on ${value.from}.`,
        },
        remedy: {
          zh: '请改正起始日，或把前一个值的截止日（to）改到这一天之前；不写 to，就到下一个值的前一天为止。',
          en: 'Correct the first day, or end the earlier value before it; without "to" it ends there by itself.',
        },
      },
    ];
  });
}
