import { type Fact, type FactValue, sameValue } from '@zhiban/facts';
import type { FieldView } from '../../../model/view.ts';

/** What is known is a line of text; only what is missing, wrong or unsure is an input. */
export function isAsked({ editable, fact, problem, unsure }: FieldView): boolean {
  return editable && (fact === null || problem !== null || unsure);
}

/** What nobody can write and no source has told is left out until it is known. */
export function isShown({ editable, required, fact }: FieldView): boolean {
  return editable || required || fact !== null;
}

/** The proven answers to the same element that contradict the one shown, best first. */
export function contradictions({ element, fact, others }: FieldView): Fact[] {
  return others.filter(
    other => other.trust !== 'D' && fact !== null && !sameValue(element, fact.value, other.value),
  );
}

/** The answer that would stand again if the applicant took his own back. */
export function overridden({ fact, others }: FieldView): Fact | undefined {
  return fact?.source.kind === 'applicant' ? others.find(({ trust }) => trust !== 'D') : undefined;
}

/** A value as an input holds it. */
export function inputText(value: FactValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
