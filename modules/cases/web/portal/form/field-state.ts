import { type Fact, type FactValue, sameValue, UNLIMITED } from '@zhiban/facts';
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

interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly unlimited: string;
  readonly date: (day: string) => string;
  readonly choice: (name: { zh: string; en: string }) => string;
}

/** A value as people read it: dates written out, 长期 for no end, a choice by its name; null if there is none. */
export function readableValue(
  { type, choices }: Pick<FieldView, 'type' | 'choices'>,
  value: FactValue,
  words: ValueWords,
): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (value === UNLIMITED) return words.unlimited;
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return words.date(String(value));
  const choice = choices.find(candidate => candidate.value === value);
  return choice ? words.choice(choice.name) : String(value);
}
