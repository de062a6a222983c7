import type { AppError } from '@zhiban/kernel';
import { catalogueErrors, type Finding } from '../model/index.ts';

/** The refusal of a package with these errors: the first in the sentence, the first twenty in the details. */
export function packageRefused(errors: readonly [Finding, ...Finding[]]): AppError {
  const [first] = errors;
  return catalogueErrors.PACKAGE_REFUSED({
    count: errors.length,
    first: place(first, 'zh'),
    firstEn: place(first, 'en'),
    findings: errors.slice(0, 20).map(finding => place(finding, 'zh')),
  });
}

const place = ({ file, line, message }: Finding, language: 'zh' | 'en'): string =>
  `${file}:${line} ${message[language]}`;
