import type {
  CarrierFacts,
  CompiledService,
  DecisionInput,
  FieldView,
  FormView,
  MaterialState,
} from '@zhiban/catalogue';
import { licenceStates } from '@zhiban/documents';
import type { DocumentRecord, LicenceRecord } from '@zhiban/documents/server';
import { checkElement, ELEMENTS, type Fact, rankFacts } from '@zhiban/facts';
import { civilDay } from '@zhiban/kernel';
import { openCode } from './applicant-code.ts';
import { type CaseContext, serviceOf } from './context.ts';
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
  /** All answers to a form element, best first; the first is what the form shows. */
  readonly candidates: Readonly<Record<string, readonly Fact[]>>;
}

/** Gathers the dossier of an application from its row, its documents and the licence register. */
export async function openDossier(context: CaseContext, record: ApplicationRecord): Promise<Dossier> {
  const [service, documents, waivers] = await Promise.all([
    serviceOf(context, record),
    documentsOf(context, record),
    context.documents.licencesOf(openCode(context, record)),
  ]);
  return assemble(service, record, documents, waivers, civilDay(context.kernel.clock.now()));
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

function assemble(
  service: CompiledService,
  record: ApplicationRecord,
  documents: Readonly<Record<string, DocumentRecord>>,
  licences: readonly LicenceRecord[],
  asOf: string,
): Dossier {
  const { definition } = service;
  const waivers: Record<string, LicenceRecord> = {};
  const carriers: Record<string, Record<string, Fact>> = {};
  const materials: Record<string, MaterialState> = {};

  for (const register of definition.registers)
    carriers[register.name] = byElement(
      record.prefill.facts.filter(fact => fact.source.id === register.source),
    );

  for (const material of definition.materials) {
    const document = documents[material.id];
    const licence = material.reuse
      ? licences.find(
          candidate =>
            candidate.state === '01' &&
            candidate.metadata.validFrom <= asOf &&
            LICENCE_TITLES[material.kind] === candidate.title,
        )
      : undefined;
    if (document) {
      carriers[material.name.zh] = byElement(
        readFacts(document, material.name).map(fact => heldAgainstRegister(fact, licences)),
      );
      const { reading } = document;
      materials[material.id] = reading
        ? { provided: true, readKind: reading.kind, warnings: reading.warnings.length }
        : { provided: true };
    } else if (licence) {
      waivers[material.id] = licence;
      carriers[material.name.zh] = byElement(licenceFacts(licence));
      materials[material.id] = { provided: true, readKind: material.kind, warnings: 0 };
    } else materials[material.id] = { provided: false };
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

const LICENCE_TITLES: Readonly<Record<string, string>> = {
  hygiene_licence: '公共场所卫生许可证',
  publication_licence: '出版物经营许可证',
};

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

function readFacts(document: DocumentRecord, name: Fact['source']['name']): Fact[] {
  return (document.reading?.fields ?? []).flatMap(field => {
    const checked = checkElement(field.element, field.value);
    return [
      {
        element: field.element,
        value: checked.ok ? checked.value : field.value,
        source: { kind: 'material' as const, id: document.id, name },
        trust: 'C' as const,
        confidence: field.confidence,
        observedAt: document.uploadedAt.toISOString(),
        evidence: {
          documentId: document.id,
          page: field.page,
          box: field.box,
          digest: document.digest,
          raw: field.raw,
          check: checked.ok ? field.check : ('failed' as const),
          ...(field.doubt ? { doubt: field.doubt } : {}),
        },
      },
    ];
  });
}

/**
 * A picture of a licence that the register knows, but not as valid, is a doubt about its number: the machine decides
 * nothing on it, and the officer reads how the licence stands.
 */
function heldAgainstRegister(fact: Fact, licences: readonly LicenceRecord[]): Fact {
  if (fact.element !== 'licence_number') return fact;
  const known = licences.filter(({ number }) => number === fact.value);
  const [newest] = known;
  if (!newest || known.some(({ state }) => state === '01')) return fact;
  const { zh, en } = licenceStates[newest.state];
  const doubt = {
    zh: `证照库里编号 ${newest.number} 的证照现在是“${zh}”。`,
    en: `In the licence register ${newest.number} is “${en}” now.`,
  };
  return { ...fact, confidence: Math.min(fact.confidence, 0.5), evidence: { ...fact.evidence, doubt } };
}

const ELEMENT_BY_NAME = new Map(Object.values(ELEMENTS).map(({ name, code }) => [name.zh, code]));

/** A licence that we issued is a fact of the highest trust: its rows by the elements that they name. */
function licenceFacts(licence: LicenceRecord): Fact[] {
  const { metadata } = licence;
  const values: [string, string][] = [
    ['licence_number', metadata.number],
    ['uscc', metadata.holderCode],
    ['premises_name', metadata.holderName],
    ['licence_issuer', metadata.issuerName],
    ['licence_issue_date', metadata.issueDate],
    ['licence_valid_from', metadata.validFrom],
    ['licence_valid_to', metadata.validTo ?? '长期'],
    ...metadata.items.flatMap(({ label, value }): [string, string][] => {
      const code = ELEMENT_BY_NAME.get(label);
      return code ? [[code, value]] : [];
    }),
  ];
  return values.flatMap(([element, value]) => {
    const checked = checkElement(element, value);
    if (!checked.ok) return [];
    return [
      {
        element,
        value: checked.value,
        source: { kind: 'licence', id: licence.id, name: { zh: '电子证照库', en: 'licence register' } },
        trust: 'A',
        confidence: 1,
        observedAt: licence.issuedAt.toISOString(),
        evidence: { digest: licence.pdfDigest },
      } satisfies Fact,
    ];
  });
}
