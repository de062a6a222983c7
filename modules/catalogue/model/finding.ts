import type { Bilingual } from '@zhiban/kernel';

/** What a check of a service package found, and where a person mends it. Lines and columns count from 1. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Path inside the package: `service.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Id of the row of `decision.dmn` that it is about. */
  readonly row?: string;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/** A service package that cannot be used as it is. */
export class ServicePackageError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ file, line, message }) => `${file}:${line} ${message.en}`).join('\n'));
    this.name = 'ServicePackageError';
    this.findings = findings;
  }
}
