import { type Bilingual, bilingualText, operation } from '@zhiban/kernel';
import { z } from 'zod';

/** Why an officer may read a personal number in full (个人信息保护法 第六条: a definite and reasonable purpose). */
export const REVEAL_PURPOSES = {
  contact: { zh: '联系申请人', en: 'to contact the applicant' },
  identity: { zh: '核对身份', en: 'to check the identity' },
  material: { zh: '与材料核对', en: 'to compare with a material' },
  complaint: { zh: '处理投诉', en: 'to handle a complaint' },
} as const satisfies Record<string, Bilingual>;
export const revealPurpose = z.enum(['contact', 'identity', 'material', 'complaint']);
export type RevealPurpose = z.infer<typeof revealPurpose>;

export const revealField = operation({
  id: 'revealField',
  method: 'POST',
  path: '/api/applications/:applicationId/revelations',
  summary: 'Shows a masked value in full, for a purpose that is put on record with the officer and the time.',
  params: z.object({ applicationId: z.uuid() }),
  body: z.object({ element: z.string().max(60), purpose: revealPurpose }),
  response: z.object({
    /** Every answer to the element, each once, the one that counts first. */
    answers: z.array(z.object({ value: z.string(), source: bilingualText })),
  }),
  rateLimit: 60,
  errors: ['KERNEL_NOT_FOUND', 'KERNEL_FORBIDDEN'],
});
