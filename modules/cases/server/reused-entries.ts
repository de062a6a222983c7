import type { MaterialState } from '@zhiban/catalogue';
import type { LibraryEntry, Shelf } from '@zhiban/documents/server';
import type { ApplicationRecord } from './store.ts';
import type { Reuse } from './tables.ts';

type Used = Extract<Reuse[string], { entryId: string }>;

/** Which materials come out of the library, with the consent that this rests on. */
const usesOf = ({ reuse }: ApplicationRecord): [material: string, use: Used][] =>
  Object.entries(reuse).flatMap(([material, use]): [string, Used][] =>
    'entryId' in use ? [[material, use]] : [],
  );

/**
 * The uses that can still fall away. What was submitted stands, whatever is withdrawn later (个人信息保护法第十五条).
 */
export const openUses = (record: ApplicationRecord): [material: string, use: Used][] =>
  record.status === 'draft' || record.status === 'correction'
    ? usesOf(record).filter(([, { at }]) => !record.submittedAt || new Date(at) > record.submittedAt)
    : [];

/** The entries that an application uses, and those of them that it has lost before it was submitted. */
export function reusedOf(
  record: ApplicationRecord,
  shelf: Shelf,
): Record<'reused' | 'lost', Record<string, LibraryEntry>> {
  const open = new Set(openUses(record).map(([material]) => material));
  const reused: Record<string, LibraryEntry> = {};
  const lost: Record<string, LibraryEntry> = {};
  for (const [material, use] of usesOf(record)) {
    const entry = shelf.entries.find(({ id }) => id === use.entryId);
    if (!entry) continue;
    const stands = isUsable(entry) && (use.consent === 'ask' || shelf.consent === 'standing');
    if (open.has(material) && !stands) lost[material] = entry;
    else reused[material] = entry;
  }
  return { reused, lost };
}

/** A newer paper is offered instead, but takes nothing away that was chosen. */
const isUsable = ({ state }: LibraryEntry): boolean => state === 'in-force' || state === 'replaced';

/** Where a reused material was first submitted, as the decision's evidence names it. */
export function originOf(
  record: ApplicationRecord,
  material: string,
  entry: LibraryEntry,
): NonNullable<MaterialState['reused']> {
  const use = record.reuse[material];
  return {
    entry: entry.id,
    application: entry.application.number,
    filedAt: entry.filedAt.toISOString(),
    verifiedBy: entry.verifiedBy,
    consent: use && 'consent' in use ? use.consent : 'ask',
  };
}
