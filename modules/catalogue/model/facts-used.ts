import { element as elementOf, type Fact } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { Vocabulary } from './context.ts';
import type { DecisionInput, UsedFact } from './types.ts';

/** A fact's place: carrier and element code. */
export interface Place {
  readonly carrier: string;
  readonly element: string;
}

export const placeKey = ({ carrier, element }: Place): string => `${carrier}.${element}`;

/** The facts among the dotted paths that a rule reads; paths to the situation and the like are none. */
export function placesOf(vocabulary: Vocabulary, paths: readonly (readonly string[])[]): Place[] {
  const places = new Map<string, Place>();
  for (const [carrier = '', name = ''] of paths) {
    const element = vocabulary.codeOf(carrier, name);
    if (element !== undefined) places.set(placeKey({ carrier, element }), { carrier, element });
  }
  return [...places.values()];
}

/** The fact at a place; undefined where it is unknown. */
export function factAt(input: DecisionInput, { carrier, element }: Place): Fact | undefined {
  const fact = input.carriers[carrier]?.[element];
  return fact === undefined || fact.value === null || fact.value === '' ? undefined : fact;
}

/** The known facts at these places, as a reason shows them. */
export function factsUsed(input: DecisionInput, places: readonly Place[]): UsedFact[] {
  return places.flatMap(place => {
    const fact = factAt(input, place);
    return fact ? [{ ...place, value: fact.value, trust: fact.trust, source: fact.source.name.zh }] : [];
  });
}

/** The element's name in both languages, after its carrier: 原许可证的有效期至. */
export function placeName({ carrier, element }: Place): Bilingual {
  const { name } = elementOf(element);
  return { zh: `${carrier}的${name.zh}`, en: `${name.en} (${carrier})` };
}
