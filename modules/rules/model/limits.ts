import { rulesErrors } from './problems.ts';

/** Bounds of one expression and of one evaluation; what exceeds them is refused, never cut short. */
export const LIMITS = {
  /** Megabytes (2^20 characters) of a DMN file, and of all files that it may import from together. */
  megabytes: 10,
  /** Texts of a DMN file: cells and other expressions. */
  expressions: 50_000,
  /** Elements of a DMN file. */
  elements: 250_000,
  /** Texts of a DMN file that stand beside elements, as in no proper one. */
  strayTexts: 20,
  /** Characters of an expression. */
  text: 10_000,
  /** Brackets within brackets. */
  brackets: 200,
  /** Levels of a tree; a sum of n terms has n. */
  nesting: 1000,
  /** Calls within calls. */
  depth: 400,
  /** Iterations, calls and list items produced. */
  steps: 2_000_000,
  /** Parts of a value that are compared or written out. */
  parts: 1_000_000,
  /** Characters of a string that an evaluation produces. */
  string: 1_000_000,
  /** Characters of a regular expression's subject, and of the expression itself. */
  subject: 10_000,
  pattern: 500,
} as const;

/** The error of an evaluation that exceeds a limit. */
export const limitError = {
  depth: () =>
    rulesErrors.LIMIT({
      limitZh: `函数互相调用超过 ${LIMITS.depth} 层`,
      limitEn: `calls nested more than ${LIMITS.depth} deep`,
    }),
  steps: () =>
    rulesErrors.LIMIT({ limitZh: `步骤超过 ${LIMITS.steps} 步`, limitEn: `more than ${LIMITS.steps} steps` }),
  pattern: () =>
    rulesErrors.LIMIT({
      limitZh: '正则表达式重复了本身可有多种匹配的部分',
      limitEn: 'a regular expression that repeats what matches in several ways',
    }),
  subject: (limit: number) =>
    rulesErrors.LIMIT({
      limitZh: `这个正则匹配的文字超过 ${limit} 个字符`,
      limitEn: `a text of more than ${limit} characters for this regular expression`,
    }),
  parts: () =>
    rulesErrors.LIMIT({
      limitZh: `一个值超过 ${LIMITS.parts} 个部分`,
      limitEn: `a value of more than ${LIMITS.parts} parts`,
    }),
  string: () =>
    rulesErrors.LIMIT({
      limitZh: `文字超过 ${LIMITS.string} 个字符`,
      limitEn: `a text of more than ${LIMITS.string} characters`,
    }),
};

/**
 * Counts the parts of a value that are visited. Lists that hold the same list twice, level upon level, take
 * little memory and have more parts than could ever be visited.
 */
export class Effort {
  private left: number = LIMITS.parts;

  /** @throws RULES_LIMIT */
  spend(): void {
    this.left -= 1;
    if (this.left < 0) throw limitError.parts();
  }
}
