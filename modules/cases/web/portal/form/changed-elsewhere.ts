import { sameValue } from '@zhiban/facts';
import type { ApplicationView } from '../../../model/view.ts';
import type { Changes } from './save-queue.ts';

type Compared = Pick<ApplicationView, 'groups'>;

/** The fields that hold another word of the applicant than this page saw or sent: someone wrote elsewhere. */
export function changedElsewhere(seen: Compared, now: Compared, unsaved: Changes): FieldLabel[] {
  const before = declaredIn(seen);
  return [...declaredIn(now).values()]
    .filter(({ element, value }) => !sameValue(element, value, before.get(element)?.value ?? null))
    .filter(({ element, value }) => !sameValue(element, value, unsaved.values[element] ?? null))
    .map(({ label }) => label);
}

type FieldLabel = ApplicationView['groups'][number]['fields'][number]['label'];

function declaredIn({ groups }: Compared) {
  const declared = groups
    .flatMap(({ fields }) => fields)
    .flatMap(({ element, label, fact }) =>
      fact?.source.kind === 'applicant' ? [{ element, label, value: fact.value }] : [],
    );
  return new Map(declared.map(entry => [entry.element, entry]));
}
