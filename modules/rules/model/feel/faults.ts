import type { Bilingual } from '@zhiban/kernel';
import type { FeelType } from './tree.ts';

/** What is wrong with an expression, and what its author can do. */
export interface Fault {
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

const fault = (zh: string, en: string, remedyZh: string, remedyEn: string): Fault => ({
  message: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
});

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '：': ':',
  '；': ',',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '！': '!=',
  '＋': '+',
  '－': '-',
  '＊': '*',
  '／': '/',
  '【': '[',
  '】': ']',
  '、': ',',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
};

const findFullWidth = (text: string): string | undefined => [...text].find(c => c in FULL_WIDTH);

const OPERATORS: readonly (readonly [string, string])[] = [
  ['&&', 'and'],
  ['||', 'or'],
  ['==', '='],
  ['<>', '!='],
  ["'", '"'],
  ['!', 'not(...)'],
  ['%', 'modulo(a, b)'],
];

const KIND_NAMES: Readonly<Record<FeelType['kind'], string>> = {
  any: '数据',
  null: '空值',
  number: '数字',
  string: '文字',
  boolean: '真假值',
  date: '日期',
  time: '时间',
  'date and time': '日期时间',
  'years and months duration': '年月时长',
  'days and time duration': '日时时长',
  list: '列表',
  context: '一组数据',
  range: '区间',
  function: '函数',
  restricted: '数据',
};

export const faults = {
  empty: () =>
    fault(
      '表达式是空的。',
      'The expression is empty.',
      '请填写表达式：没有值写 null，条件不限制填“-”。',
      'Write an expression: null for no value, "-" for a condition that always holds.',
    ),

  syntax(text: string, offset: number): Fault {
    const near = text
      .slice(Math.max(0, offset - 1), offset + 12)
      .replace(/\s+/g, ' ')
      .trim();
    const wide = findFullWidth(near);
    const foreign = OPERATORS.find(([wrong]) =>
      text.slice(Math.max(0, offset - 2), offset + 3).includes(wrong),
    );
    const swap = wide ? [wide, FULL_WIDTH[wide]] : foreign;
    const found =
      near === ''
        ? ['表达式没有写完。', 'The expression is not complete.']
        : [`“${near}”附近的写法有误。`, `Not understood near "${near}".`];
    if (swap)
      return fault(
        found[0] ?? '',
        found[1] ?? '',
        `请把“${swap[0]}”改成英文半角的“${swap[1]}”。`,
        `Write ${swap[1]} instead of ${swap[0]}.`,
      );
    return fault(
      found[0] ?? '',
      found[1] ?? '',
      '请检查括号、引号和运算符是否成对、齐全；文字要用英文双引号括起来。',
      'Check brackets, quotes and operators; put texts in double quotes.',
    );
  },

  unknownName(name: string, near: string | undefined, known: readonly string[]): Fault {
    const wide = findFullWidth(name);
    const some = known.slice(0, 8).join('、');
    const remedy =
      near !== undefined
        ? [`是不是想写“${near}”？`, `Did you mean ${near}?`]
        : wide !== undefined
          ? [
              `名称里有全角的“${wide}”，请改成英文半角的“${FULL_WIDTH[wide]}”。`,
              `The full-width ${wide} was taken as part of the name: write ${FULL_WIDTH[wide]}.`,
            ]
          : [
              `文字要加英文双引号；可用的名称有：${some || '无'}。`,
              `Put a text in double quotes; known names: ${some || 'none'}.`,
            ];
    return fault(`没有名为“${name}”的数据。`, `There is no ${name}.`, remedy[0] ?? '', remedy[1] ?? '');
  },

  unknownFunction: (name: string, near: string | undefined) =>
    fault(
      `没有名为“${name}”的函数。`,
      `There is no function ${name}.`,
      near ? `是不是想写“${near}”？` : '请使用 FEEL 的内置函数，或先定义这个函数。',
      near ? `Did you mean ${near}?` : 'Use a built-in function of FEEL, or define it first.',
    ),

  wrongArguments: (name: string, signatures: readonly string[]) =>
    fault(
      `函数“${name}”的参数不对。`,
      `The arguments do not fit ${name}.`,
      `请按这个写法：${signatures.join('；')}`,
      `Write it as ${signatures.join('; ')}`,
    ),

  unknownType: (name: string) =>
    fault(
      `没有名为“${name}”的类型。`,
      `There is no type ${name}.`,
      '可用 number、string、boolean、date、time、date and time、list<...> 等类型。',
      'Use number, string, boolean, date, time, date and time, list<...> and so on.',
    ),

  badDate: (text: string) =>
    fault(
      `“${text}”不是有效的日期、时间或时长。`,
      `"${text}" is no date, time or duration.`,
      '请写成 2026-11-21、09:30:00、2026-11-21T09:30:00、P1Y 或 P10D 这样的形式。',
      'Write 2026-11-21, 09:30:00, 2026-11-21T09:30:00, P1Y or P10D.',
    ),

  tooLong: (limit: number) =>
    fault(
      `表达式超过 ${limit} 个字符。`,
      `The expression is longer than ${limit} characters.`,
      '请拆成几个较短的决定。',
      'Split it into several decisions.',
    ),

  tooDeep: (limit: number) =>
    fault(
      `表达式嵌套超过 ${limit} 层。`,
      `The expression is nested more than ${limit} levels deep.`,
      '请拆成几个较短的决定。',
      'Split it into several decisions.',
    ),

  alwaysNull: (operator: string, left: FeelType['kind'], right: FeelType['kind']) =>
    fault(
      `“${operator}”不能用在${KIND_NAMES[left]}和${KIND_NAMES[right]}之间，结果总是 null。`,
      `${operator} between ${left} and ${right} is always null.`,
      '请把两边换成同一种数据，例如用 number("5")、string(5)、date("2026-11-21") 转换。',
      'Bring both sides to one kind, for instance with number("5"), string(5) or date("2026-11-21").',
    ),

  neverEqual: (left: FeelType['kind'], right: FeelType['kind']) =>
    fault(
      `${KIND_NAMES[left]}和${KIND_NAMES[right]}永远不会相等。`,
      `A ${left} never equals a ${right}.`,
      right === 'string' && left !== 'boolean'
        ? `请去掉引号，或写成${KIND_NAMES[left]}：日期写 date("2026-11-21")，时长写 duration("P30D")。`
        : `请写一个${KIND_NAMES[left]}。`,
      `Write a ${left}.`,
    ),

  wrongKind: (name: string, place: number, given: FeelType['kind'], wanted: readonly FeelType['kind'][]) =>
    fault(
      `函数“${name}”的第 ${place} 个参数是${KIND_NAMES[given]}，结果总是 null。`,
      `Argument ${place} of ${name} is a ${given}, so that the result is always null.`,
      `请给它${wanted.map(kind => KIND_NAMES[kind]).join('或')}。`,
      `Give it a ${wanted.join(' or a ')}.`,
    ),

  unreachable: (text: string, why: string) =>
    fault(
      `“${text}”永远不会用到，因为前后写死了 ${why}。`,
      `"${text}" has no effect, because of the constant ${why}.`,
      `请删掉多余的部分，或把 ${why} 换成真正的条件。`,
      `Remove what has no effect, or write a condition in place of ${why}.`,
    ),

  external: () =>
    fault(
      '不支持外部（Java、PMML）函数。',
      'External (Java, PMML) functions are not supported.',
      '请用 FEEL 写出这个函数。',
      'Write the function in FEEL.',
    ),

  notHere: (what: string) =>
    fault(
      `这里不能用“${what}”。`,
      `${what} cannot be used here.`,
      '请改写成普通的比较，例如 x != 5。',
      'Write an ordinary comparison such as x != 5.',
    ),
};
