import type { Fact, Trust } from '@zhiban/facts';

/** Whose word a fact of this trust is taken for. */
export const KIND_BY_TRUST = {
  A: 'licence',
  B: 'window',
  C: 'material',
  D: 'applicant',
} as const satisfies Record<Trust, Fact['source']['kind']>;
