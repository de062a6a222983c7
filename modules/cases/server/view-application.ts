import { isUnsure } from '@zhiban/catalogue';
import type { DocumentRecord, LicenceRecord } from '@zhiban/documents/server';
import { checkElement, type FactValue, sameValue } from '@zhiban/facts';
import type { Caller } from '@zhiban/identity';
import { maskResidentId } from '@zhiban/identity';
import type { Bilingual } from '@zhiban/kernel';
import { type Action, actionsIn, type Status } from '../model/lifecycle.ts';
import type { ApplicationView, FieldView, MaterialView } from '../model/view.ts';
import { actsForApplicant, openCode } from './applicant-code.ts';
import { type CaseContext, streamOf } from './context.ts';
import { type Dossier, mayWrite, openDossier } from './dossier.ts';
import { maskView } from './mask-view.ts';
import type { ApplicationRecord } from './store.ts';
import { timelineOf } from './timeline.ts';
import { earlierOf } from './view-earlier.ts';

const BY_APPLICANT: readonly Action[] = ['edit', 'submit', 'withdraw'];
const BY_OFFICER: readonly Action[] = ['approve', 'refuse', 'correct'];

/**
 * One application as its page shows it, to the applicant or to an officer.
 * @param judged the dossier of a submission decided this moment: nothing has been issued on it yet
 */
export async function viewApplication(
  context: CaseContext,
  caller: Caller,
  record: ApplicationRecord,
  judged?: Dossier,
): Promise<ApplicationView> {
  const [dossier, events, licence, letter, papers, openings] = await Promise.all([
    judged ?? openDossier(context, record),
    context.evidence.read(streamOf(record.id)),
    judged ? undefined : context.documents.licenceOf(record.id),
    judged ? undefined : context.documents.letterForms(record.id),
    judged ? [] : context.documents.papersOf(record.id),
    caller.kind === 'applicant' ? context.identity.openingsOf(streamOf(record.id)) : [],
  ]);
  const open = record.status === 'draft' || record.status === 'correction';
  return maskView(caller, {
    id: record.id,
    number: record.number,
    revision: record.revision,
    status: record.status,
    actions: actionsFor(caller, record.status),
    service: { id: record.serviceId, version: record.serviceVersion, name: record.serviceName },
    applicant: {
      name: record.applicantName,
      code: record.organisation ?? maskResidentId(openCode(context, record)),
      kind: record.organisation ? 'organisation' : 'person',
      filedBy: record.personName,
    },
    department: { id: record.departmentId, name: record.departmentName },
    savedAt: record.updatedAt.toISOString(),
    questions: dossier.form.questions.map(({ id, question, options }) => ({
      id,
      question,
      hint: null,
      options: options.map(({ value, label, hint }) => ({ value, label, hint: hint ?? null })),
      answer: record.answers[id] ?? null,
    })),
    elsewhere: dossier.form.redirect && joined(dossier.form.redirect.text, dossier.form.redirect.remedy),
    groups: dossier.form.groups.map(({ id, title, fields }) => ({
      id,
      title,
      fields: fields.map(field => fieldOf(field, dossier)),
    })),
    materials: dossier.form.materials.map(material => ({
      ...materialOf(material, dossier),
      ...earlierOf(material, record, dossier, open && actsForApplicant(caller, record)),
    })),
    prefilling: record.prefill.state === 'running',
    sources: record.prefill.sources.map(source => ({ ...source })),
    preReview: open && !dossier.form.redirect ? dossier.service.decide(dossier.input) : null,
    decision: record.decision,
    corrections: record.corrections.map(point => ({ ...point })),
    submittedAt: record.submittedAt?.toISOString() ?? null,
    erasedAt: record.erasedAt?.toISOString() ?? null,
    dueOn: record.dueOn,
    licence: licence ? licenceOf(licence) : null,
    hasLetter: letter?.includes('pdf') === true,
    letterAsOfd: letter?.includes('ofd') === true,
    hasWordForm: dossier.service.documents.applicationForm !== null,
    papers: papers.map(({ id, kind, number, madeAt, ofdDigest }) => ({
      id,
      kind,
      number,
      madeAt: madeAt.toISOString(),
      asOfd: ofdDigest !== null,
    })),
    timeline: timelineOf(events),
    openings,
    evidenceCode: record.evidenceCode,
  });
}

const joined = (a: Bilingual, b: Bilingual): Bilingual => ({ zh: `${a.zh}${b.zh}`, en: `${a.en} ${b.en}` });

function actionsFor(caller: Caller, status: Status): Action[] {
  const theirs =
    caller.kind === 'staff' ? (caller.roles.includes('officer') ? BY_OFFICER : []) : BY_APPLICANT;
  return actionsIn(status).filter(action => theirs.includes(action));
}

function fieldOf(field: Dossier['form']['groups'][number]['fields'][number], dossier: Dossier): FieldView {
  const candidates = dossier.candidates[field.element] ?? [];
  const [fact, ...others] = candidates;
  const { type, choices, sensitivity } = field.definition;
  return {
    element: field.element,
    label: field.label,
    hint: field.hint,
    type,
    choices: (choices ?? []).map(({ value, name }) => ({ value, name })),
    required: field.required,
    editable: mayWrite(field, candidates),
    sensitive: sensitivity === 'sensitive',
    fact: fact ?? null,
    unsure: fact !== undefined && isUnsure(fact, dossier.input),
    others: others.filter(other => fact && !sameValue(field.element, other.value, fact.value)),
    problem: fact ? problemOf(field.element, fact.value) : null,
  };
}

function problemOf(element: string, value: FactValue): FieldView['problem'] {
  if (value === null) return null;
  const checked = checkElement(element, value);
  return checked.ok ? null : { message: checked.problem, remedy: checked.remedy };
}

function materialOf(
  material: Dossier['form']['materials'][number],
  dossier: Dossier,
): Omit<MaterialView, 'offers' | 'reused' | 'lost' | 'declined'> {
  const document = dossier.documents[material.id];
  const licence = dossier.waivers[material.id];
  return {
    id: material.id,
    name: material.name,
    hint: material.hint,
    kind: material.kind,
    required: material.required,
    legalBasis: material.legalBasis,
    document: document ? documentOf(document) : null,
    waived: licence
      ? {
          zh: `电子证照库中已有（${licence.number}），不用提交`,
          en: `In the licence register (${licence.number}): not needed`,
        }
      : null,
  };
}

function documentOf(document: DocumentRecord): NonNullable<MaterialView['document']> {
  const { reading, problem } = document;
  return {
    id: document.id,
    name: document.name,
    mediaType: document.mediaType,
    bytes: document.bytes,
    pages: document.pages,
    uploadedAt: document.uploadedAt.toISOString(),
    reading: document.readingState,
    kind: reading?.kind ?? null,
    fields: reading?.fields.map(field => ({ ...field })) ?? [],
    warnings: problem ? [problem] : (reading?.warnings.map(warning => ({ ...warning })) ?? []),
  };
}

const licenceOf = ({ id, title, number, identifier, metadata, state, ofdDigest, record }: LicenceRecord) => ({
  id,
  title,
  number,
  identifier,
  validTo: metadata.validTo,
  state,
  national: ofdDigest !== null && record !== null,
});
