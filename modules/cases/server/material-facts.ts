import { licenceStates } from '@zhiban/documents';
import type { DocumentRecord, LibraryEntry, LicenceRecord } from '@zhiban/documents/server';
import { checkElement, ELEMENTS, type Fact } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';

/**
 * What was read from a document. One out of the library carries the trust that it has there, and its source says with
 * which application it was first submitted.
 */
export function readFacts(document: DocumentRecord, name: Bilingual, entry?: LibraryEntry): Fact[] {
  const source = {
    kind: 'material' as const,
    id: document.id,
    name: entry
      ? {
          zh: `${name.zh}（办件 ${entry.application.number} 首次提交）`,
          en: `${name.en} (first submitted with ${entry.application.number})`,
        }
      : name,
  };
  return (document.reading?.fields ?? []).flatMap(field => {
    const checked = checkElement(field.element, field.value);
    return [
      {
        element: field.element,
        value: checked.ok ? checked.value : field.value,
        source,
        trust: entry?.trust ?? ('C' as const),
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
export function heldAgainstRegister(fact: Fact, licences: readonly LicenceRecord[]): Fact {
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
export function licenceFacts(licence: LicenceRecord): Fact[] {
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
