export { type Checked, checkElement, type FactValue } from './check-element.ts';
export { checkResidentId, checkUscc, residentIdWithCheck, usccWithCheck } from './codes.ts';
export { DIVISIONS, type Division, PROVINCES } from './divisions.ts';
export { type Choice, type Element, UNLIMITED } from './elements/element.ts';
export { ELEMENTS, element } from './elements/index.ts';
export { factsErrors } from './errors.ts';
export {
  atLeast,
  conflicts,
  type Fact,
  factSchema,
  rankFacts,
  TRUST,
  TRUST_NAMES,
  type Trust,
} from './fact.ts';
export { fieldClass, maskFor, maskValue } from './mask.ts';
export { BEHAVIOURS, type Behaviour, listDemoRegisters, setDemoRegisterBehaviour } from './operations.ts';
export { placeOfAddress, sameValue } from './same-value.ts';
export type { Subject } from './subject.ts';
export { amountInCapitals, chineseDigits, chineseNumber } from './write-numerals.ts';
