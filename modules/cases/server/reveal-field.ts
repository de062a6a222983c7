import { type FactValue, fieldClass } from '@zhiban/facts';
import { type Caller, fieldAccess } from '@zhiban/identity';
import { type Bilingual, kernelErrors } from '@zhiban/kernel';
import type { RevealPurpose } from '../model/reveal.ts';
import { actorOf, type CaseContext, streamOf } from './context.ts';
import { openDossier } from './dossier.ts';
import type { ApplicationRecord } from './store.ts';

interface RevealedAnswer {
  readonly value: string;
  readonly source: Bilingual;
}

/**
 * Reads a masked value in full. Who read what for which purpose is in the evidence before the value leaves.
 * @throws KERNEL_FORBIDDEN where the table of permissions shows this role no such value, KERNEL_NOT_FOUND when
 * the element is not masked or nothing is known of it
 */
export async function revealField(
  context: CaseContext,
  caller: Caller,
  record: ApplicationRecord,
  { element, purpose }: { readonly element: string; readonly purpose: RevealPurpose },
): Promise<{ answers: RevealedAnswer[] }> {
  const kind = fieldClass(element);
  if (kind === null) throw kernelErrors.NOT_FOUND();
  if (fieldAccess(caller, kind) === 'masked') throw kernelErrors.FORBIDDEN();
  const answers = await answersTo(context, record, element);
  if (answers.length === 0) throw kernelErrors.NOT_FOUND();
  await context.kernel.transaction(async tx => {
    await context.evidence.append(tx, streamOf(record.id), [
      { type: 'cases.field-revealed', actor: actorOf(caller), data: { element, purpose } },
    ]);
    await context.identity.noteReading(tx, caller);
  });
  return { answers };
}

async function answersTo(
  context: CaseContext,
  record: ApplicationRecord,
  element: string,
): Promise<RevealedAnswer[]> {
  const { candidates, documents, input, form } = await openDossier(context, record);
  const facts = [
    ...(new Map(Object.entries(candidates)).get(element) ?? []),
    ...Object.values(input.carriers).flatMap(carrier => carrier[element] ?? []),
  ].map(({ value, source }) => ({ value, source: source.name }));
  const readings = form.materials.flatMap(({ id, name }) =>
    (documents[id]?.reading?.fields ?? [])
      .filter(field => field.element === element)
      .flatMap(({ value, raw }) => [value, raw].map(read => ({ value: read, source: name }))),
  );
  // What a register said stays in the decision that used it.
  const used = (record.decision?.reasons ?? [])
    .flatMap(reason => reason.facts)
    .filter(fact => fact.element === element)
    .map(({ value, source }) => ({ value, source: { zh: source, en: source } }));
  return once([...facts, ...readings, ...used]);
}

function once(answers: readonly { value: FactValue; source: Bilingual }[]): RevealedAnswer[] {
  const byValue = new Map<string, RevealedAnswer>();
  for (const { value, source } of answers) {
    const text = value === null ? '' : String(value);
    if (text && !byValue.has(text)) byValue.set(text, { value: text, source });
  }
  return [...byValue.values()];
}
