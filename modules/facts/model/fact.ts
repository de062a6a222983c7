import { type Bilingual, bilingualText, isoInstant } from '@zhiban/kernel';
import { z } from 'zod';
import { sameValue } from './same-value.ts';

/** Levels of trust, highest first, after 国办函〔2016〕108号. */
export const TRUST = ['A', 'B', 'C', 'D'] as const;
export type Trust = (typeof TRUST)[number];

export const TRUST_NAMES: Readonly<Record<Trust, Bilingual>> = {
  A: { zh: '权威', en: 'authoritative' },
  B: { zh: '窗口核验', en: 'verified at a window' },
  C: { zh: '系统读取', en: 'read by the system' },
  D: { zh: '本人填写', en: 'declared by the applicant' },
};

/** Whether a fact of level `trust` is good enough where `demanded` is asked for. */
export function atLeast(trust: Trust, demanded: Trust): boolean {
  return TRUST.indexOf(trust) <= TRUST.indexOf(demanded);
}

/** Kinds of source in the order in which a form prefers them within one level of trust. */
const SOURCE_KINDS = ['register', 'licence', 'window', 'application', 'material', 'applicant'] as const;

/** A value with its source. */
export const factSchema = z.object({
  element: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  source: z.object({ kind: z.enum(SOURCE_KINDS), id: z.string(), name: bilingualText }),
  trust: z.enum(TRUST),
  /** From 0 to 1; 1 where nothing had to be recognised. */
  confidence: z.number().min(0).max(1),
  /** The instant at which the source said so. */
  observedAt: isoInstant,
  evidence: z
    .object({
      documentId: z.string().optional(),
      /** From 1. */
      page: z.int().min(1).optional(),
      /** Fractions from 0 to 1 of the upright page. */
      box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
      /** Of the file, or of a register's whole answer (SM3 of its canonical JSON). */
      digest: z.string().optional(),
      /** What was read before it was normalised. */
      raw: z.string().optional(),
      /** The verdict of the code's own check digit. */
      check: z.enum(['passed', 'failed', 'none']).optional(),
      /** What the material itself gives cause to compare. */
      doubt: bilingualText.optional(),
    })
    .optional(),
});
export type Fact = z.infer<typeof factSchema>;

/** Best first: by trust, then kind of source, then newest. The first is what a form shows. */
export function rankFacts(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (a, b) =>
      TRUST.indexOf(a.trust) - TRUST.indexOf(b.trust) ||
      SOURCE_KINDS.indexOf(a.source.kind) - SOURCE_KINDS.indexOf(b.source.kind) ||
      Date.parse(b.observedAt) - Date.parse(a.observedAt),
  );
}

/**
 * The elements of which sources of trust A to C say different things, each with all those facts, best first.
 * What the applicant declares (D) contradicts nobody: it is a correction for the rules to judge.
 */
export function conflicts(facts: readonly Fact[]): { element: string; facts: Fact[] }[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of rankFacts(facts)) {
    if (fact.trust === 'D' || fact.value === null) continue;
    groups.set(fact.element, [...(groups.get(fact.element) ?? []), fact]);
  }
  return [...groups]
    .filter(([element, [best, ...others]]) =>
      others.some(other => !sameValue(element, best?.value ?? null, other.value)),
    )
    .map(([element, group]) => ({ element, facts: group }));
}
