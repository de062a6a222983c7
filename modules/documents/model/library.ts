import { ELEMENTS, UNLIMITED } from '@zhiban/facts';
import { maskResidentId } from '@zhiban/identity';
import type { Bilingual } from '@zhiban/kernel';
import { kindTemplates } from './kinds/index.ts';
import type { LibraryState } from './library-states.ts';
import type { MaterialKind, ReadField } from './reading.ts';

/** What the kinds of material are called. */
export const materialKindNames: Readonly<Record<MaterialKind, Bilingual>> = {
  business_licence: { zh: '营业执照', en: 'Business licence' },
  hygiene_licence: { zh: '公共场所卫生许可证', en: 'Hygiene licence for public places' },
  publication_licence: { zh: '出版物经营许可证', en: 'Publication licence' },
  resident_id_card: { zh: '居民身份证', en: 'Resident ID card' },
  household_register: { zh: '居民户口簿', en: 'Household register' },
  property_certificate: { zh: '不动产权证书', en: 'Property certificate' },
  other: { zh: '其他材料', en: 'Another material' },
};

type KnownKind = Exclude<MaterialKind, 'other'>;

/** By which elements papers of a kind are told apart, and which says when they end. */
const PAPERS: Readonly<Record<KnownKind, { readonly number: string; readonly validTo?: string }>> = {
  business_licence: { number: 'uscc', validTo: 'business_term_to' },
  hygiene_licence: { number: 'licence_number', validTo: 'licence_valid_to' },
  publication_licence: { number: 'licence_number', validTo: 'licence_valid_to' },
  resident_id_card: { number: 'resident_id', validTo: 'id_card_valid_to' },
  household_register: { number: 'resident_id' },
  property_certificate: { number: 'property_certificate_number' },
};

/** The kind of a licence by its printed title, as the reader knows titles; `other` for one that it does not read. */
export const kindOfTitle = (title: string): MaterialKind =>
  kindTemplates.find(({ titles }) => titles.includes(title))?.kind ?? 'other';

const SENSITIVE: ReadonlySet<MaterialKind> = new Set(
  kindTemplates
    .filter(({ labels }) =>
      labels
        .flatMap(({ fields }) => fields)
        .some(({ element }) => ELEMENTS[element]?.sensitivity === 'sensitive'),
    )
    .map(({ kind }) => kind),
);

/**
 * Whether papers of a kind hold sensitive personal data, by the elements that are read from them: each use of one
 * needs a consent of its own (个人信息保护法第二十九条), so that a standing one does not do.
 */
export const isSensitiveKind = (kind: MaterialKind): boolean => SENSITIVE.has(kind);

/** A number as screens show it: that of a person has its middle hidden. */
export const shownNumber = (kind: MaterialKind, number: string | null): string | null =>
  number !== null && isSensitiveKind(kind) ? maskResidentId(number) : number;

type Fields = readonly Pick<ReadField, 'element' | 'value'>[];

/** The number on a paper and its last day; null where it was not read, or has no end (长期). */
export function paperOf(
  kind: MaterialKind,
  fields: Fields,
): { number: string | null; validTo: string | null } {
  const paper = kind === 'other' ? undefined : PAPERS[kind];
  const valueIn = (element: string | undefined) =>
    fields.find(field => field.element === element)?.value ?? null;
  const end = valueIn(paper?.validTo);
  return {
    number: valueIn(paper?.number),
    validTo: end !== UNLIMITED && /^\d{4}-\d{2}-\d{2}$/.test(end ?? '') ? end : null,
  };
}

/**
 * Whether a paper may stand in a holder's library: it names nobody else's code, and one with sensitive personal data
 * names the person himself. A company cannot consent for a person.
 * @param holder with the unified social credit code or the resident ID number
 */
export function isHolders(
  holder: { readonly kind: 'person' | 'organisation'; readonly code: string },
  kind: MaterialKind,
  fields: Fields,
): boolean {
  const codes = (element: string) => fields.filter(field => field.element === element).map(f => f.value);
  if (isSensitiveKind(kind)) {
    const named = codes('resident_id');
    return holder.kind === 'person' && named.length > 0 && named.every(code => code === holder.code);
  }
  return holder.kind === 'person' || codes('uscc').every(code => code === holder.code);
}

interface Paper {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly number: string | null;
  readonly validTo: string | null;
  readonly trust: 'B' | 'C';
  readonly filedAt: Date;
  readonly withdrawnAt: Date | null;
}

/**
 * Where an entry stands on a day. It is replaced by a newer one with its number, unless that is only a less proven
 * picture of the same paper; and by a licence that was issued here under its number.
 */
export function stateOf(
  paper: Paper,
  all: readonly Paper[],
  issued: ReadonlySet<string>,
  today: string,
): LibraryState {
  if (paper.withdrawnAt) return 'withdrawn';
  if (paper.number && issued.has(paper.number)) return 'replaced';
  if (all.some(other => other.withdrawnAt === null && replaces(other, paper))) return 'replaced';
  return paper.validTo !== null && paper.validTo < today ? 'expired' : 'in-force';
}

const replaces = (newer: Paper, older: Paper): boolean =>
  newer.kind === older.kind &&
  newer.number !== null &&
  newer.number === older.number &&
  (newer.filedAt > older.filedAt ||
    (newer.filedAt.getTime() === older.filedAt.getTime() && newer.id > older.id)) &&
  (newer.trust <= older.trust || newer.validTo !== older.validTo);
