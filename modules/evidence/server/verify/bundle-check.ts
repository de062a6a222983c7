import type { Bilingual } from '@zhiban/kernel';

/** One thing that was checked. `holds` is null where there was nothing to check, such as an erased content. */
export interface BundleCheck {
  readonly what:
    | 'format'
    | 'chain'
    | 'content'
    | 'inclusion'
    | 'time'
    | 'head'
    | 'witnesses'
    | 'rules'
    | 'materials'
    | 'licence'
    | 'papers';
  /** The number of the event that it is about; null for the bundle as a whole. */
  readonly event: number | null;
  readonly holds: boolean | null;
  readonly text: Bilingual;
}

export const check = (
  what: BundleCheck['what'],
  holds: boolean | null,
  text: Bilingual,
  event: number | null = null,
): BundleCheck => ({ what, event, holds, text });
