import type { Bilingual } from '@zhiban/kernel';

export type Format = 'pdf' | 'ofd' | 'record';

/** One thing that was checked. `holds` is null where there was nothing to check. */
export interface FileCheck {
  readonly what: 'format' | 'part' | 'content' | 'signer' | 'chain' | 'time-stamp' | 'identifier' | 'dates';
  readonly holds: boolean | null;
  readonly text: Bilingual;
}
