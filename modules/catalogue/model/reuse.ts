import { isSensitiveKind, kindOfTitle, type LibraryState, type MaterialKind } from '@zhiban/documents';
import { TRUST, type Trust } from '@zhiban/facts';
import type { LicenceDefinition } from './service.ts';
import type { MaterialView } from './types.ts';

type Reusable = Pick<MaterialView, 'kind' | 'reuse' | 'reuseMonths' | 'licenceType'>;

/** What licences are as materials, by type code. */
export type LicenceKinds = ReadonlyMap<string, MaterialKind>;

/** A licence's kind as its service declares it, else as the reader knows its title. */
export const licenceKindOf = ({ kind, title }: Pick<LicenceDefinition, 'kind' | 'title'>): MaterialKind =>
  kind ?? kindOfTitle(title);

/** The newest valid licence issued here that stands in for a material. @param licences newest first */
export function licenceFor<
  L extends { readonly typeCode: string; readonly title: string; readonly state: string },
>({ kind, reuse, licenceType }: Reusable, licences: readonly L[], kinds: LicenceKinds): L | undefined {
  if (!reuse.includes('licence-register')) return undefined;
  const fits = ({ typeCode, title }: L) =>
    licenceType
      ? typeCode === licenceType
      : kind !== 'other' && kind === (kinds.get(typeCode) ?? kindOfTitle(title));
  return licences.find(licence => licence.state === '01' && fits(licence));
}

interface Entry {
  readonly kind: MaterialKind;
  readonly state: LibraryState;
  readonly trust: Trust;
  readonly validTo: string | null;
  readonly uploadedAt: Date;
  readonly filedAt: Date;
}

/** How long a paper that names no last day may be used again where the service says nothing, in months. */
const USUAL_MONTHS = 12;

/** The last day on which a service takes an earlier paper: the paper's own, or so many months after its upload. */
export function usableUntil({ reuseMonths }: Reusable, { validTo, uploadedAt }: Entry): string {
  if (validTo !== null && reuseMonths === undefined) return validTo;
  const aged = monthsAfter(uploadedAt, reuseMonths ?? USUAL_MONTHS);
  return validTo !== null && validTo < aged ? validTo : aged;
}

function monthsAfter(from: Date, months: number): string {
  const day = new Date(from);
  const date = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months);
  // The 31st of a month without one would be a day of the next.
  if (day.getUTCDate() !== date) day.setUTCDate(0);
  return day.toISOString().slice(0, 10);
}

/** The papers of a library that a service takes for a material today: best trust first, then the newest. */
export function libraryOffers<E extends Entry>(
  material: Reusable,
  entries: readonly E[],
  today: string,
): E[] {
  if (!material.reuse.includes('library') || material.kind === 'other') return [];
  return entries
    .filter(
      entry =>
        entry.state === 'in-force' && entry.kind === material.kind && usableUntil(material, entry) >= today,
    )
    .sort(
      (a, b) => TRUST.indexOf(a.trust) - TRUST.indexOf(b.trust) || b.filedAt.getTime() - a.filedAt.getTime(),
    );
}

/** The one that a standing consent covers; papers with sensitive personal data are asked for each time. */
export const standingOffer = <E extends Entry>(offers: readonly E[]): E | undefined =>
  offers.find(({ kind }) => !isSensitiveKind(kind));
