import { type FactValue, UNLIMITED } from '@zhiban/facts';
import type { FieldView } from './view.ts';

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
