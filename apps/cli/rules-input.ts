import { compileExpression, type FeelContext, type FeelValue, toFeel } from '@zhiban/rules';
import { readText } from './read-text.ts';
import { CommandError } from './run.ts';

/** JSON has no dates: a text such as `@"2026-11-21"` is the date, time or duration that FEEL reads. */
function withLiterals(value: FeelValue): FeelValue {
  if (typeof value === 'string')
    return /^@"[^"\\]*"$/.test(value) ? compileExpression(value, { where: '--input' }).evaluate({}) : value;
  if (Array.isArray(value)) return value.map(withLiterals);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withLiterals(entry)]));
}

/**
 * The values of `--input`: a JSON object, or `@file` with one.
 * @throws CommandError CLI_BAD_JSON, CLI_NO_FILE
 */
export async function readValues(input: string): Promise<FeelContext> {
  const [text, source] = input.startsWith('@')
    ? [await readText(input.slice(1)), input.slice(1)]
    : [input, '--input'];
  let detail = '';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, withLiterals(toFeel(entry))]),
      );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    detail = error.message;
  }
  throw new CommandError(
    'CLI_BAD_JSON',
    {
      zh: `${source} 不是 JSON 对象${detail && `：${detail}`}。`,
      en: `${source} is no JSON object${detail && `: ${detail}`}.`,
    },
    {
      zh: '请写成 {"名称": 值} 这样，用英文双引号；或用 @文件 给出文件。日期写成 "@\\"2026-11-21\\""。',
      en: 'Write {"name": value} with double quotes, or @file. A date is "@\\"2026-11-21\\"".',
    },
  );
}
