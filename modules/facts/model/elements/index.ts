import { factsErrors } from '../errors.ts';
import { applicationElements } from './application.ts';
import type { Element } from './element.ts';
import { licenceElements } from './licence.ts';
import { organisationElements } from './organisation.ts';
import { personElements } from './person.ts';

/** The element registry, by code. */
export const ELEMENTS: Readonly<Record<string, Element>> = Object.freeze({
  ...organisationElements,
  ...personElements,
  ...licenceElements,
  ...applicationElements,
});

/** @throws FACTS_UNKNOWN_ELEMENT */
export function element(code: string): Element {
  const found = Object.hasOwn(ELEMENTS, code) ? ELEMENTS[code] : undefined;
  if (!found) throw factsErrors.UNKNOWN_ELEMENT({ code });
  return found;
}
