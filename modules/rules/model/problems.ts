import { AppError, type Bilingual, defineErrors } from '@zhiban/kernel';

/** One thing that keeps a rule from being compiled. Lines and columns count from 1 in the text at `where`. */
export interface Problem {
  readonly message: Bilingual;
  readonly remedy: Bilingual;
  readonly line: number;
  readonly column: number;
  /** Where the text stands, such as `决定/rule 3/input 2`; empty for an expression of its own. */
  readonly where: string;
}

const definition = {
  NOT_COMPILED: {
    status: 422,
    message: { zh: '规则有误，不能使用：{first}', en: 'The rule cannot be used: {first}' },
    remedy: { zh: '{remedy}', en: '{remedyEn}' },
  },
  LIMIT: {
    status: 422,
    message: { zh: '规则的计算超过上限：{limitZh}。', en: 'The rule exceeds a limit: {limitEn}.' },
    remedy: {
      zh: '请简化规则，或减少一次处理的数据；需要时请联系技术人员。',
      en: 'Simplify the rule or give it less data at once.',
    },
  },
  NO_PARAMETER: {
    status: 422,
    message: { zh: '参数“{name}”在 {day} 没有值。', en: 'Parameter {name} has no value on {day}.' },
    remedy: {
      zh: '请补上这一天有效的值和依据；现有的期间：{periods}。',
      en: 'Add the value of that day with its legal source; there are values for {periods}.',
    },
  },
  NO_SUCH_DECISION: {
    status: 404,
    message: {
      zh: '规则“{model}”里没有名为“{decision}”的决定。',
      en: 'Model {model} has no decision {decision}.',
    },
    remedy: { zh: '请从这些决定中选择：{known}', en: 'Choose one of: {known}' },
  },
} as const;

/** The errors of this module. */
export const rulesErrors = defineErrors('RULES', definition);

const place = (problem: Problem, language: 'zh' | 'en'): string => {
  const at =
    language === 'zh'
      ? `第 ${problem.line} 行第 ${problem.column} 列`
      : `line ${problem.line}, column ${problem.column}`;
  return `${[problem.where, at].filter(Boolean).join(' ')}: ${problem.message[language]}`;
};

/** A rule that is no FEEL or no DMN: all that was found, in reading order. */
export class RuleCompileError extends AppError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const [first] = problems;
    const { message, remedy, status } = definition.NOT_COMPILED;
    const more = problems.length > 1;
    super('RULES_NOT_COMPILED', {
      status,
      message: {
        zh: message.zh.replace(
          '{first}',
          () => (first ? place(first, 'zh') : '') + (more ? `（共 ${problems.length} 处）` : ''),
        ),
        en: message.en.replace(
          '{first}',
          () => (first ? place(first, 'en') : '') + (more ? ` (${problems.length} in all)` : ''),
        ),
      },
      remedy: first?.remedy ?? remedy,
    });
    this.name = 'RuleCompileError';
    this.problems = problems;
  }
}
