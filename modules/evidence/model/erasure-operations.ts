import { bilingualText, isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';

const code = z.string().regex(/^[0-9a-f]{64}$/);

/** The grounds of 个人信息保护法第四十七条, items one to five. */
export const ERASURE_GROUNDS = [
  'purpose-fulfilled',
  'retention-ended',
  'consent-withdrawn',
  'unlawful-processing',
  'other-law',
] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** Articles of 个人信息保护法, compared with its text of 2021-08-20. */
export const LEGAL_BASIS: Readonly<Record<ErasureGround, string>> = {
  'purpose-fulfilled': '《中华人民共和国个人信息保护法》第四十七条第一款第一项',
  'retention-ended': '《中华人民共和国个人信息保护法》第四十七条第一款第二项',
  'consent-withdrawn': '《中华人民共和国个人信息保护法》第四十七条第一款第三项',
  'unlawful-processing': '《中华人民共和国个人信息保护法》第四十七条第一款第四项',
  'other-law': '《中华人民共和国个人信息保护法》第四十七条第一款第五项',
};

const held = z.object({ what: bilingualText, count: z.number() });

/** What would go for ever, and what stays with its reason, in every module. */
export const erasurePlan = z.object({
  code,
  gone: z.array(held),
  kept: z.array(held.extend({ why: bilingualText })),
});
export type ErasurePlanView = z.infer<typeof erasurePlan>;

export const planErasure = operation({
  id: 'planErasure',
  method: 'GET',
  path: '/api/evidence/erasures/plan',
  summary: 'What an erasure of the record of this code would take, and what it would leave. Takes nothing.',
  query: z.object({ code }),
  response: erasurePlan,
  errors: ['EVIDENCE_UNKNOWN_CODE', 'EVIDENCE_NOTHING_TO_ERASE', 'EVIDENCE_STILL_NEEDED'],
});

export const erasureView = z.object({
  id: z.uuid(),
  code,
  ground: z.enum(ERASURE_GROUNDS),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: isoInstant,
  approvedBy: z.string().nullable(),
  approvedAt: isoInstant.nullable(),
  /** Whether whoever asks may approve it: it waits, and another person proposed it. */
  approvable: z.boolean(),
});
export type ErasureView = z.infer<typeof erasureView>;

export const proposeErasure = operation({
  id: 'proposeErasure',
  method: 'POST',
  path: '/api/evidence/erasures',
  summary:
    'Proposes to erase a record by law (个人信息保护法第四十七条), in every module. Nothing is erased yet.',
  body: z.object({ code, ground: z.enum(ERASURE_GROUNDS), note: z.string().trim().min(2).max(500) }),
  response: erasureView,
  errors: ['EVIDENCE_UNKNOWN_CODE', 'EVIDENCE_NOTHING_TO_ERASE', 'EVIDENCE_STILL_NEEDED'],
});

export const approveErasure = operation({
  id: 'approveErasure',
  method: 'POST',
  path: '/api/evidence/erasures/:erasureId/approval',
  summary: 'Erases what another person proposed. The commitments stay, so that every proof still holds.',
  params: z.object({ erasureId: z.uuid() }),
  response: erasureView,
  errors: ['KERNEL_NOT_FOUND', 'EVIDENCE_SAME_PERSON', 'EVIDENCE_NOTHING_TO_ERASE', 'EVIDENCE_STILL_NEEDED'],
});

export const listErasures = operation({
  id: 'listErasures',
  method: 'GET',
  path: '/api/evidence/erasures',
  summary: 'Proposed and done erasures, the newest first.',
  response: z.object({ erasures: z.array(erasureView) }),
});
