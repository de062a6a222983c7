import type { Finding } from '@zhiban/catalogue';
import type { Language } from './language.ts';

export const WORDS = { error: { zh: '错误', en: 'error' }, warning: { zh: '提醒', en: 'warning' } } as const;

/** Findings as `file:line:column severity what` with the remedy below. */
export function findingsText(findings: readonly Finding[], language: Language): string {
  return findings
    .map(
      ({ file, line, column, severity, message, remedy }) =>
        `${file}:${line}:${column}  ${WORDS[severity][language]}  ${message[language]}\n    ${remedy[language]}`,
    )
    .join('\n');
}
