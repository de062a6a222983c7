import {
  type CarrierFacts,
  type CompiledService,
  type DecisionInput,
  type FieldView,
  type FormView,
  type LicenceKinds,
  libraryOffers,
  licenceFor,
  type MaterialState,
} from '@zhiban/catalogue';
import type { DocumentRecord, LibraryEntry, LicenceRecord, Shelf } from '@zhiban/documents/server';
import { type Fact, rankFacts } from '@zhiban/facts';
import { civilDay } from '@zhiban/kernel';
import { holderOf } from './applicant-code.ts';
import { type CaseContext, serviceOf } from './context.ts';
import { heldAgainstRegister, licenceFacts, readFacts } from './material-facts.ts';
import { originOf, reusedOf } from './reused-entries.ts';
import type { ApplicationRecord } from './store.ts';

/** The name under which rules find what the form holds. */
export const FORM = '申请';

/** Everything known about an application at one moment: what its page shows and what its decision reads. */
export interface Dossier {
  readonly service: CompiledService;
  readonly form: FormView;
  readonly input: DecisionInput;
  /** Documents by material id. */
  readonly documents: Readonly<Record<string, DocumentRecord>>;
  /** Licences issued here that stand in for a material, by material id. */
  readonly waivers: Readonly<Record<string, LicenceRecord>>;
  /** What was submitted earlier and is used again, by material id. */
  readonly reused: Readonly<Record<string, LibraryEntry>>;
  /** What was taken out of the library, or ended there, while the draft held it: nothing stands in its place. */
  readonly lost: Readonly<Record<string, LibraryEntry>>;
  /** What the holder submitted earlier and may use, by material id, best first. */
  readonly offers: Readonly<Record<string, readonly LibraryEntry[]>>;
  /** All answers to a form element, best first; the first is what the form shows. */
  readonly candidates: Readonly<Record<string, readonly Fact[]>>;
}

/** Gathers the dossier of an application from its row, its documents, the licence register and the library. */
export async function openDossier(context: CaseContext, record: ApplicationRecord): Promise<Dossier> {
  const holder = holderOf(context, record);
  const asked = context.documents.licencesOf(holder.code);
  const [service, documents, licences, shelf] = await Promise.all([
    serviceOf(context, record),
    documentsOf(context, record),
    asked,
    context.library.shelfOf(holder, holder.code, asked),
  ]);
  const kinds = licences.length > 0 ? await context.catalogue.licenceKinds() : new Map();
  const asOf = civilDay(context.kernel.clock.now());
  return assemble(service, record, { documents, licences, kinds, shelf }, asOf);
}

async function documentsOf(
  context: CaseContext,
  record: ApplicationRecord,
): Promise<Record<string, DocumentRecord>> {
  const found = await context.documents.find(Object.values(record.materials));
  const byId = new Map(found.map(document => [document.id, document]));
  return Object.fromEntries(
    Object.entries(record.materials).flatMap(([material, id]) => {
      const document = byId.get(id);
      return document ? [[material, document] as const] : [];
    }),
  );
}

interface Found {
  readonly documents: Readonly<Record<string, DocumentRecord>>;
  readonly licences: readonly LicenceRecord[];
  readonly kinds: LicenceKinds;
  readonly shelf: Shelf;
}

function assemble(service: CompiledService, record: ApplicationRecord, found: Found, asOf: string): Dossier {
  const { definition } = service;
  const { reused, lost } = reusedOf(record, found.shelf);
  const documents: Record<string, DocumentRecord> = {};
  const waivers: Record<string, LicenceRecord> = {};
  const offers: Record<string, readonly LibraryEntry[]> = {};
  const carriers: Record<string, Record<string, Fact>> = {};
  const materials: Record<string, MaterialState> = {};

  for (const register of definition.registers)
    carriers[register.name] = byElement(
      record.prefill.facts.filter(fact => fact.source.id === register.source),
    );

  // A renewed licence may begin later than today.
  const begun = found.licences.filter(({ metadata }) => metadata.validFrom <= asOf);
  for (const material of definition.materials) {
    const document = material.id in lost ? undefined : found.documents[material.id];
    const licence = licenceFor(material, begun, found.kinds);
    const entry = reused[material.id];
    if (document) {
      documents[material.id] = document;
      carriers[material.name.zh] = byElement(
        readFacts(document, material.name, entry).map(fact => heldAgainstRegister(fact, found.licences)),
      );
      const { reading, digest } = document;
      materials[material.id] = {
        provided: true,
        ...(reading ? { readKind: reading.kind, warnings: reading.warnings.length } : {}),
        digest,
        ...(entry ? { reused: originOf(record, material.id, entry) } : {}),
      };
    } else if (licence) {
      waivers[material.id] = licence;
      carriers[material.name.zh] = byElement(licenceFacts(licence));
      const { pdfDigest: digest } = licence;
      materials[material.id] = { provided: true, readKind: material.kind, warnings: 0, digest };
    } else materials[material.id] = { provided: false };
    if (found.shelf.consent !== 'never' && !licence)
      offers[material.id] = libraryOffers(material, found.shelf.entries, asOf);
  }

  const base = {
    answers: record.answers,
    asOf,
    materials,
    sources: Object.fromEntries(
      definition.registers.map(({ name, source }) => [name, outcomeOf(record, source)]),
    ),
    sampleKey: record.id,
  };
  const form = service.form({ ...base, carriers });
  const candidates: Record<string, readonly Fact[]> = {};
  for (const field of form.groups.flatMap(group => group.fields))
    candidates[field.element] = candidatesOf(field, record, carriers);
  const shown = Object.values(candidates).flatMap(([best]) => (best ? [best] : []));
  return {
    service,
    form,
    documents,
    waivers,
    reused,
    lost,
    offers,
    candidates,
    input: { ...base, carriers: { ...carriers, [FORM]: byElement(shown) } satisfies CarrierFacts },
  };
}

/**
 * Whether the applicant may write a field: where the service lets him correct it, and wherever no source knows it,
 * so that a silent register leads to writing by hand and not to a dead end.
 */
export const mayWrite = (field: FieldView, candidates: readonly Fact[]): boolean =>
  field.editable || candidates.every(fact => fact.source.kind === 'applicant');

/** Best first wins: facts are ranked before they are keyed. */
function byElement(facts: readonly Fact[]): Record<string, Fact> {
  const result: Record<string, Fact> = {};
  for (const fact of rankFacts(facts)) result[fact.element] ??= fact;
  return result;
}

function outcomeOf(record: ApplicationRecord, source: string): 'answered' | 'not-found' | 'unavailable' {
  const outcome = record.prefill.sources.find(report => report.source === source)?.outcome;
  return outcome === 'answered' || outcome === 'not-found' ? outcome : 'unavailable';
}

/** What the applicant wrote stands first: he may always correct. Then the carriers in the order that the service names. */
function candidatesOf(field: FieldView, record: ApplicationRecord, carriers: CarrierFacts): Fact[] {
  const declared = record.declared[field.element];
  const own: Fact[] = declared
    ? [
        {
          element: field.element,
          value: declared.value,
          source: {
            kind: 'applicant',
            id: record.personId,
            name: { zh: '本人填写', en: 'declared by the applicant' },
          },
          trust: 'D',
          confidence: 1,
          observedAt: declared.at,
        },
      ]
    : [];
  // Whom he acts for is settled before the form is: no picture of another company's licence changes that.
  const account: Fact[] =
    field.element === 'uscc' && record.organisation
      ? [
          {
            element: 'uscc',
            value: record.organisation,
            source: {
              kind: 'register',
              id: 'identity',
              name: { zh: '办事身份', en: 'the company acted for' },
            },
            trust: 'A',
            confidence: 1,
            observedAt: record.createdAt.toISOString(),
          },
        ]
      : [];
  const prefilled = field.prefill.flatMap(({ carrier, element }) => {
    const fact = carriers[carrier]?.[element];
    // The source may know it under another element: 登记.企业名称 fills 单位名称.
    return fact ? [{ ...fact, element: field.element }] : [];
  });
  const earlier = record.prefill.facts.filter(
    fact => fact.source.kind === 'application' && fact.element === field.element,
  );
  return [...own, ...account, ...prefilled, ...earlier];
}
