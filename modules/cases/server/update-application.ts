import { checkElement, ELEMENTS } from '@zhiban/facts';
import { assertMove, caseErrors } from '../model/lifecycle.ts';
import { type CaseContext, change, findApplication } from './context.ts';
import { mayWrite, openDossier } from './dossier.ts';
import type { ApplicationRecord } from './store.ts';
import type { Declared } from './tables.ts';

export interface Changes {
  readonly revision: number;
  readonly answers?: Readonly<Record<string, string>> | undefined;
  readonly values?: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

/** An element's name; a code that nobody has registered stands for itself. */
const nameOf = (code: string): string =>
  (Object.hasOwn(ELEMENTS, code) ? ELEMENTS[code]?.name.zh : undefined) ?? code.slice(0, 60);

/**
 * Saves what the applicant answers and writes. A value that its check refuses is saved too, so that nothing is
 * lost, and shown as a problem; it cannot be submitted.
 * @throws CASES_EDITED_ELSEWHERE, CASES_UNKNOWN_FIELD, CASES_NOT_NOW
 */
export async function updateApplication(
  context: CaseContext,
  id: string,
  { revision, answers, values }: Changes,
): Promise<ApplicationRecord> {
  const { form, candidates } = await openDossier(context, await findApplication(context, id));
  const writable = new Set(
    form.groups
      .flatMap(group => group.fields)
      .filter(field => mayWrite(field, candidates[field.element] ?? []))
      .map(field => field.element),
  );
  return change(
    context,
    id,
    async record => {
      assertMove(record.status, 'edit', record.status);
      const declared: Record<string, Declared[string]> = { ...record.declared };
      for (const [code, value] of Object.entries(values ?? {})) {
        if (!writable.has(code)) throw caseErrors.UNKNOWN_FIELD({ name: nameOf(code) });
        if (value === null || value === '') delete declared[code];
        else {
          const checked = checkElement(code, value);
          declared[code] = {
            value: checked.ok ? checked.value : value,
            at: context.kernel.clock.now().toISOString(),
          };
        }
      }
      return { declared, answers: { ...record.answers, ...answers } };
    },
    revision,
  );
}
