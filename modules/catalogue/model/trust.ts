import { atLeast, type Fact, sameValue, TRUST_NAMES, type Trust } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import { factAt, factsUsed, type Place, placeName } from './facts-used.ts';
import { LICENSING_LAW } from './legal.ts';
import type { ReviewRow } from './review-row.ts';
import type { DecisionInput, Reason } from './types.ts';

/** Below this, what was read by machine (trust C) is not relied on by machine. */
const SURE_ENOUGH = 0.9;

type Demanded = ReviewRow['demands'][number];

/** The facts that these rows rely on, each with the highest trust that any of them demands. */
export function demandsOf(rows: readonly ReviewRow[]): Demanded[] {
  const found = new Map<string, Demanded>();
  for (const { demands } of rows)
    for (const demanded of demands) {
      const before = found.get(demanded.key);
      if (!before || atLeast(demanded.trust, before.trust)) found.set(demanded.key, demanded);
    }
  return [...found.values()];
}

/** What keeps known facts from being relied on by machine: one reason a fact. */
export function trustLacks(demanded: readonly Demanded[], input: DecisionInput): Reason[] {
  return demanded.flatMap(({ key, place, trust }) => {
    const fact = factAt(input, place);
    const text = fact && lack(fact, place, trust, input);
    if (!text) return [];
    const reason: Reason = {
      id: `trust:${key}`,
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

function lack(fact: Fact, place: Place, demanded: Trust, input: DecisionInput): Bilingual | undefined {
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
  if (fact.trust === 'C' && fact.confidence < SURE_ENOUGH && !isConfirmed(fact, input)) {
    const doubt = fact.evidence?.doubt;
    if (doubt) return { zh: `${name.zh}：${doubt.zh}`, en: `${name.en}: ${doubt.en}` };
    const share = Math.floor(fact.confidence * 100);
    return {
      zh: `${name.zh}看不太清，系统只有 ${share}% 的把握。`,
      en: `${name.en} was hard to read: the system is only ${share} % sure.`,
    };
  }
  return undefined;
}

/** Whether a value was read from a material, and not well enough to be relied on unseen. */
export const isUnsure = (fact: Fact, input: Pick<DecisionInput, 'carriers'>): boolean =>
  fact.trust === 'C' &&
  (fact.evidence?.check === 'failed' || (fact.confidence < SURE_ENOUGH && !isConfirmed(fact, input)));

/** Shorter texts could agree by chance. */
const TELLING_LENGTH = 4;

/**
 * Whether an authority says the same: a picture misread into exactly the register's name or code does not happen,
 * so that what was hard to read is then read after all.
 */
function isConfirmed({ element, value }: Fact, { carriers }: Pick<DecisionInput, 'carriers'>): boolean {
  if (typeof value !== 'string' || value.length < TELLING_LENGTH) return false;
  return Object.values(carriers).some(facts =>
    Object.values(facts).some(other => atLeast(other.trust, 'B') && sameValue(element, other.value, value)),
  );
}
