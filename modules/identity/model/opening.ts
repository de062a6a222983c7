import { type Bilingual, bilingualText, isoDate } from '@zhiban/kernel';
import { z } from 'zod';

/** Why a member of staff opens somebody's record (个人信息保护法 第六条: a definite and reasonable purpose). */
const OPENING_PURPOSES = {
  handling: { zh: '办理这份申请', en: 'to handle the application' },
  enquiry: { zh: '答复申请人的咨询', en: 'to answer the applicant' },
  complaint: { zh: '处理投诉', en: 'to handle a complaint' },
  licence: { zh: '办理证照事项', en: 'to see to the licence' },
  supervision: { zh: '监督检查', en: 'to supervise' },
} as const satisfies Record<string, Bilingual>;
export type OpeningPurpose = keyof typeof OPENING_PURPOSES;

/** The purposes that one names. `handling` is nobody's to name: it holds for what lies on one's desk. */
export const namedPurpose = z.enum(['enquiry', 'complaint', 'licence', 'supervision']);
export type NamedPurpose = z.infer<typeof namedPurpose>;

export const openingPurposeName = (purpose: OpeningPurpose): Bilingual => OPENING_PURPOSES[purpose];

/** Who has opened a record, as the person whose it is reads it: an office and a day, no name of a person. */
export const openingView = z.object({
  /** Civil day. */
  day: isoDate,
  department: z.string(),
  role: z.enum(['officer', 'supervisor']),
  purpose: bilingualText,
});
export type OpeningView = z.infer<typeof openingView>;
