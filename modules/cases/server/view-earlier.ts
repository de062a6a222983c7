import { usableUntil } from '@zhiban/catalogue';
import { isSensitiveKind, materialKindNames, shownNumber } from '@zhiban/documents';
import type { LibraryEntry } from '@zhiban/documents/server';
import type { EarlierMaterial, MaterialView } from '../model/view.ts';
import type { Dossier } from './dossier.ts';
import { originOf } from './reused-entries.ts';
import type { ApplicationRecord } from './store.ts';

type Material = Dossier['form']['materials'][number];

/**
 * What was submitted earlier for a material: offered, used, lost.
 * @param offering whether the reader is the applicant and still writing
 */
export function earlierOf(
  material: Material,
  record: ApplicationRecord,
  { offers, reused, lost }: Dossier,
  offering: boolean,
): Pick<MaterialView, 'offers' | 'reused' | 'lost' | 'declined'> {
  const { id } = material;
  const used = reused[id];
  const gone = lost[id];
  const use = record.reuse[id];
  return {
    offers: offering ? (offers[id] ?? []).map(entry => viewOf(material, entry)) : [],
    reused: used ? { ...viewOf(material, used), consent: originOf(record, id, used).consent } : null,
    lost: gone ? viewOf(material, gone) : null,
    declined: use !== undefined && 'declined' in use,
  };
}

function viewOf(material: Material, entry: LibraryEntry): EarlierMaterial {
  const { id, kind, number, serviceName, application, filedAt, trust, verifiedBy } = entry;
  return {
    entryId: id,
    kind,
    name: materialKindNames[kind],
    number: shownNumber(kind, number),
    service: serviceName,
    application: application.number,
    filedAt: filedAt.toISOString(),
    until: usableUntil(material, entry),
    trust,
    verifiedBy,
    sensitive: isSensitiveKind(kind),
  };
}
