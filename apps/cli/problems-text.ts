import { type Problem, RuleCompileError } from '@zhiban/rules';
import type { Language } from './language.ts';
import type { Outcome } from './run.ts';

/** Lines and columns count within the text at the place; in broken XML within the file. */
function problemText(file: string, { where, line, column, message, remedy }: Problem, to: Language): string {
  const place = [file, where, `${line}:${column}`].filter(Boolean).join('  ');
  return `${place}  ${message[to]}\n    ${remedy[to]}`;
}

/** A rule that cannot be used: every problem, with its place and remedy. Other errors are thrown on. */
export function refusedOutcome(file: string, error: unknown): Outcome {
  if (!(error instanceof RuleCompileError)) throw error;
  const { problems } = error;
  return {
    ok: false,
    json: { file, problems },
    text: language =>
      [
        ...problems.map(problem => problemText(file, problem, language)),
        language === 'zh' ? `✗ ${file}：${problems.length} 处错误` : `✗ ${file}: ${problems.length} errors`,
      ].join('\n'),
  };
}
