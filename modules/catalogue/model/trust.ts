import { atLeast, type Fact, TRUST, TRUST_NAMES, type Trust } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { RuleRow } from '@zhiban/rules';
import { placeName } from './completeness.ts';
import type { Vocabulary } from './context.ts';
import { factAt, factsUsed, type Place, placeKey, placesOf } from './facts-used.ts';
import { LICENSING_LAW } from './legal.ts';
import type { ServiceDefinition } from './service.ts';
import type { DecisionInput, Reason } from './types.ts';

/** Below this, what was read by machine (trust C) is not relied on by machine. */
export const SURE_ENOUGH = 0.9;

/** The annotation column of a table that holds a row's demands. */
export const TRUST_ANNOTATION = '信任要求';

/** A row's demands: a level for the row, and levels for carriers (`登记`) or single facts (`登记.法定代表人`). */
export interface Demands {
  readonly row?: Trust;
  readonly named: ReadonlyMap<string, Trust>;
}

const isTrust = (text: string): text is Trust => TRUST.some(level => level === text);

/** Reads `C`, or `C；登记.法定代表人=A`. Null when it is not understood. */
export function parseDemands(text: string): Demands | null {
  let row: Trust | undefined;
  const named = new Map<string, Trust>();
  for (const part of text.split(/[;；,，]/).map(piece => piece.trim())) {
    if (part === '') continue;
    const [name = '', level] = part.split('=').map(piece => piece.trim());
    if (level === undefined && isTrust(name)) row = name;
    else if (level !== undefined && isTrust(level) && name !== '') named.set(name, level);
    else return null;
  }
  return { row, named };
}

export interface Demanded extends Place {
  readonly trust: Trust;
}

/**
 * The facts that these rows read, each with the highest trust that any of them demands. The nearest word
 * counts: the row for the fact, the row for the carrier, the service for the carrier, the row, the service.
 */
export function demandsOf(
  rows: readonly RuleRow[],
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
): Demanded[] {
  const found = new Map<string, Demanded>();
  const { default: fallback, ...byCarrier } = definition.decision.demand;
  for (const row of rows) {
    const { row: rowLevel, named } = parseDemands(row.annotations[TRUST_ANNOTATION] ?? '') ?? { named: new Map<string, Trust>() };
    const levelByCode = new Map(
      [...named].map(([name, level]) => {
        const [carrier = '', elementName] = name.split('.');
        const code = elementName === undefined ? undefined : vocabulary.codeOf(carrier, elementName);
        return [code === undefined ? name : placeKey({ carrier, element: code }), level];
      }),
    );
    for (const place of placesOf(vocabulary, row.reads)) {
      const key = placeKey(place);
      const trust =
        levelByCode.get(key) ?? levelByCode.get(place.carrier) ?? byCarrier[place.carrier] ?? rowLevel ?? fallback;
      const before = found.get(key);
      if (!before || atLeast(trust, before.trust)) found.set(key, { ...place, trust });
    }
  }
  return [...found.values()];
}

/** What keeps known facts from being relied on by machine: one reason a fact. */
export function trustLacks(demanded: readonly Demanded[], input: DecisionInput): Reason[] {
  return demanded.flatMap(place => {
    const fact = factAt(input, place);
    const text = fact && lack(fact, place);
    if (!text) return [];
    const reason: Reason = {
      id: `trust:${placeKey(place)}`,
      outcome: 'refer',
      text,
      remedy: {
        zh: '工作人员会核对原件；您也可以换一张清晰的照片再提交。',
        en: 'An officer will compare it with the original; a clearer photograph may also do.',
      },
      legalBasis: LICENSING_LAW.examination,
      field: { carrier: place.carrier, element: place.element },
      facts: factsUsed(input, [place]),
    };
    return [reason];
  });
}

function lack(fact: Fact, { trust: demanded, ...place }: Demanded): Bilingual | undefined {
  const name = placeName(place);
  const has = TRUST_NAMES[fact.trust];
  const needs = TRUST_NAMES[demanded];
  if (fact.evidence?.check === 'failed')
    return {
      zh: `${name.zh}没有通过校验，可能读错，也可能被改动过。`,
      en: `${name.en} fails its check: misread, or altered.`,
    };
  if (!atLeast(fact.trust, demanded))
    return {
      zh: `${name.zh}的来源是“${has.zh}”，自动办理要求“${needs.zh}”。`,
      en: `${name.en} is ${has.en}; an automatic decision needs it ${needs.en}.`,
    };
  if (fact.trust === 'C' && fact.confidence < SURE_ENOUGH) {
    const share = Math.floor(fact.confidence * 100);
    return {
      zh: `${name.zh}看不太清，系统只有 ${share}% 的把握。`,
      en: `${name.en} was hard to read: the system is only ${share} % sure.`,
    };
  }
  return undefined;
}
