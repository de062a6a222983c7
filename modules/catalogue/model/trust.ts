import { atLeast, type Fact, TRUST, TRUST_NAMES, type Trust } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { RuleRow } from '@zhiban/rules';
import type { Vocabulary } from './context.ts';
import { factAt, factsUsed, type Place, placeKey, placeName } from './facts-used.ts';
import { LICENSING_LAW } from './legal.ts';
import type { ReviewRow } from './review-row.ts';
import type { ServiceDefinition } from './service.ts';
import type { DecisionInput, Reason } from './types.ts';

/** Below this, what was read by machine (trust C) is not relied on by machine. */
const SURE_ENOUGH = 0.9;

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

/**
 * The trust that a row demands of a fact. The nearest word counts: the row's for the fact, the row's for the
 * carrier, the service's for the carrier, the row's, the service's.
 */
export function demandedTrust(definition: ServiceDefinition, vocabulary: Vocabulary) {
  const { default: fallback, ...byCarrier } = definition.decision.demand;
  return (row: RuleRow, { carrier, element }: Place): Trust => {
    const demands = parseDemands(row.annotations[TRUST_ANNOTATION] ?? '');
    const named = demands?.named ?? new Map<string, Trust>();
    const forFact = [...named].find(([name]) => {
      const [of = '', elementName = ''] = name.split('.');
      return of === carrier && vocabulary.codeOf(of, elementName) === element;
    });
    return forFact?.[1] ?? named.get(carrier) ?? byCarrier[carrier] ?? demands?.row ?? fallback;
  };
}

export interface Demanded {
  readonly place: Place;
  readonly trust: Trust;
}

/** The facts that these rows rely on, each with the highest trust that any of them demands. */
export function demandsOf(rows: readonly ReviewRow[]): Demanded[] {
  const found = new Map<string, Demanded>();
  for (const demanded of rows.flatMap(({ demands }) => demands)) {
    const key = placeKey(demanded.place);
    const before = found.get(key);
    if (!before || atLeast(demanded.trust, before.trust)) found.set(key, demanded);
  }
  return [...found.values()];
}

/** What keeps known facts from being relied on by machine: one reason a fact. */
export function trustLacks(demanded: readonly Demanded[], input: DecisionInput): Reason[] {
  return demanded.flatMap(({ place, trust }) => {
    const fact = factAt(input, place);
    const text = fact && lack(fact, place, trust);
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
      field: place,
      facts: factsUsed(input, [place]),
    };
    return [reason];
  });
}

function lack(fact: Fact, place: Place, demanded: Trust): Bilingual | undefined {
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
