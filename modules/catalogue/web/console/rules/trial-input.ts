import { type Element, element, type FactValue, TRUST, type Trust } from '@zhiban/facts';
import { KIND_BY_TRUST } from '../../../model/source-kind.ts';
import type { DecisionInput, SourceOutcome } from '../../../model/types.ts';

/** A fact's place: carrier and element code. */
export interface FactPlace {
  readonly carrier: string;
  readonly element: string;
}

export const isTrust = (text: string): text is Trust => TRUST.some(trust => trust === text);

/** What was typed as the element's value; the empty text is no value. */
export function typedValue({ type }: Pick<Element, 'type'>, text: string): FactValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (type === 'boolean') return trimmed === 'true' ? true : trimmed === 'false' ? false : trimmed;
  const isNumber = type === 'integer' || type === 'decimal' || type === 'money';
  return isNumber && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

/** The input with another value of a fact; a fact without a value is not known at all. */
export function withValue(input: DecisionInput, place: FactPlace, text: string): DecisionInput {
  const value = typedValue(element(place.element), text);
  const { [place.element]: known, ...others } = input.carriers[place.carrier] ?? {};
  const carrier =
    value === null ? others : { ...others, [place.element]: { ...(known ?? madeUp(input, place)), value } };
  return { ...input, carriers: { ...input.carriers, [place.carrier]: carrier } };
}

/** The input with another trust of a known fact. */
export function withTrust(input: DecisionInput, place: FactPlace, trust: Trust): DecisionInput {
  const carrier = input.carriers[place.carrier] ?? {};
  const fact = carrier[place.element];
  if (!fact) return input;
  const source = { ...fact.source, kind: KIND_BY_TRUST[trust] };
  return {
    ...input,
    carriers: {
      ...input.carriers,
      [place.carrier]: { ...carrier, [place.element]: { ...fact, trust, source } },
    },
  };
}

/** A fact that the example does not have: trusted like the others of its carrier, else declared. */
function madeUp({ carriers, asOf }: DecisionInput, { carrier, element: code }: FactPlace) {
  const [like] = Object.values(carriers[carrier] ?? {});
  const trust = like?.trust ?? 'D';
  return {
    element: code,
    source: { kind: KIND_BY_TRUST[trust], id: carrier, name: { zh: carrier, en: carrier } },
    trust,
    confidence: 1,
    observedAt: `${asOf}T00:00:00.000Z`,
  };
}

export const withAnswer = (input: DecisionInput, question: string, answer: string): DecisionInput => ({
  ...input,
  answers: { ...input.answers, [question]: answer },
});

export const withSource = (
  input: DecisionInput,
  register: string,
  outcome: SourceOutcome,
): DecisionInput => ({
  ...input,
  sources: { ...input.sources, [register]: outcome },
});

export const withMaterial = (input: DecisionInput, material: string, provided: boolean): DecisionInput => ({
  ...input,
  materials: { ...input.materials, [material]: { ...input.materials[material], provided } },
});
