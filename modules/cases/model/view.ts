import { materialKind, readField } from '@zhiban/documents';
import { factSchema, TRUST } from '@zhiban/facts';
import { openingView } from '@zhiban/identity';
import { bilingualText, isoDate, isoInstant } from '@zhiban/kernel';
import { z } from 'zod';
import { ACTIONS, STATUSES } from './lifecycle.ts';

const reasonView = z.object({
  id: z.string(),
  outcome: z.enum(['approve', 'refuse', 'correct', 'refer']),
  text: bilingualText,
  remedy: bilingualText.nullable(),
  legalBasis: z.string(),
  /** Where the reader looks or mends. */
  field: z.object({ carrier: z.string(), element: z.string() }).optional(),
  material: z.string().optional(),
  row: z.object({ decision: z.string(), index: z.number() }).optional(),
  facts: z
    .array(
      z.object({
        carrier: z.string(),
        element: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
        trust: z.enum(TRUST),
        source: z.string(),
      }),
    )
    .readonly(),
});
export type ReasonView = z.infer<typeof reasonView>;

/** A decision of the rules, as pages show it (without its trace). */
const decisionView = z.object({
  outcome: z.enum(['approve', 'refuse', 'correct', 'refer']),
  band: z.enum(['automatic', 'audited', 'human']),
  reasons: z.array(reasonView).readonly(),
  /** The review points that were checked and hold. */
  passed: z.array(z.object({ text: bilingualText, legalBasis: z.string() })).readonly(),
  asOf: isoDate,
});

/** One field of the form: what stands in it, where that came from, and what else is known. */
export const fieldView = z.object({
  element: z.string(),
  label: bilingualText,
  hint: bilingualText.nullable(),
  type: z.enum(['text', 'longtext', 'date', 'integer', 'decimal', 'money', 'boolean', 'choice']),
  choices: z.array(z.object({ value: z.string(), name: bilingualText })),
  required: z.boolean(),
  editable: z.boolean(),
  sensitive: z.boolean(),
  /** The fact shown; null when the applicant must write. */
  fact: factSchema.nullable(),
  /** The fact was read, and not well enough to be relied on unseen: the applicant compares it with the picture. */
  unsure: z.boolean(),
  /** Other answers to the same element, best first; among them those that contradict. */
  others: z.array(factSchema),
  /** What is wrong with the value as it stands. */
  problem: z.object({ message: bilingualText, remedy: bilingualText }).nullable(),
});
export type FieldView = z.infer<typeof fieldView>;

export const documentView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  pages: z.number(),
  uploadedAt: isoInstant,
  reading: z.enum(['waiting', 'done', 'failed']),
  /** The kind that the machine saw, when it read the document. */
  kind: z.string().nullable(),
  fields: z.array(readField),
  warnings: z.array(bilingualText),
});

/** What the applicant submitted earlier, as the form offers it or names it. */
const earlierMaterial = z.object({
  entryId: z.uuid(),
  kind: materialKind,
  name: bilingualText,
  number: z.string().nullable(),
  /** With which service and application it was first submitted. */
  service: bilingualText,
  application: z.string(),
  filedAt: isoInstant,
  /** Last day on which this service takes it. */
  until: isoDate,
  /** B: an officer checked it; C: it was read by the system. */
  trust: z.enum(['B', 'C']),
  verifiedBy: z.string().nullable(),
  /** It holds sensitive personal data: using it needs a consent of its own. */
  sensitive: z.boolean(),
});
export type EarlierMaterial = z.infer<typeof earlierMaterial>;

export const materialView = z.object({
  id: z.string(),
  name: bilingualText,
  hint: bilingualText.nullable(),
  kind: z.string(),
  required: z.boolean(),
  legalBasis: z.string(),
  document: documentView.nullable(),
  /** Set when what it would prove is already known, so that it need not be submitted. */
  waived: bilingualText.nullable(),
  /** What was submitted earlier and may be used, best first; nothing for others than the applicant. */
  offers: z.array(earlierMaterial),
  /** Set when the document is one submitted earlier. */
  reused: earlierMaterial.extend({ consent: z.enum(['ask', 'standing']) }).nullable(),
  /** What was chosen and cannot be used any more. */
  lost: earlierMaterial.nullable(),
  /** The applicant said that he would rather hand in his own. */
  declined: z.boolean(),
});
export type MaterialView = z.infer<typeof materialView>;

export const questionView = z.object({
  id: z.string(),
  question: bilingualText,
  hint: bilingualText.nullable(),
  options: z.array(z.object({ value: z.string(), label: bilingualText, hint: bilingualText.nullable() })),
  answer: z.string().nullable(),
});

export const sourceView = z.object({
  source: z.string(),
  name: bilingualText,
  outcome: z.enum(['answered', 'not-found', 'timeout', 'down', 'circuit-open']),
});

/** One sentence of the timeline. */
export const timelineEntry = z.object({
  at: isoInstant,
  type: z.string(),
  text: bilingualText,
  /** Who acted: a name, 系统, or null for the applicant himself. */
  by: z.string().nullable(),
});

export const correctionPoint = z.object({
  /** Carrier and element of the field, or null when it is about a material or the whole. */
  field: z.object({ carrier: z.string(), element: z.string() }).nullable(),
  material: z.string().nullable(),
  reason: z.string().trim().min(2).max(500),
  remedy: z.string().trim().min(2).max(500),
  legalBasis: z.string().max(200).default(''),
});

export const licenceView = z.object({
  id: z.uuid(),
  title: z.string(),
  number: z.string(),
  identifier: z.string(),
  validTo: isoDate.nullable(),
  state: z.string(),
  /** Also as OFD and as a signed record. */
  national: z.boolean(),
});

const paperView = z.object({
  id: z.uuid(),
  kind: z.enum(['acceptance', 'correction']),
  number: z.string(),
  madeAt: isoInstant,
  /** Whether it is there as OFD too. */
  asOfd: z.boolean(),
});

export const applicationView = z.object({
  id: z.uuid(),
  /** The number that people quote. */
  number: z.string(),
  revision: z.number(),
  status: z.enum(STATUSES),
  actions: z.array(z.enum(ACTIONS)),
  service: z.object({ id: z.string(), version: z.number(), name: bilingualText }),
  applicant: z.object({
    name: z.string(),
    code: z.string(),
    kind: z.enum(['person', 'organisation']),
    filedBy: z.string(),
  }),
  department: z.object({ id: z.string(), name: z.string() }),
  savedAt: isoInstant,
  questions: z.array(questionView),
  /** Set when the answers lead elsewhere: what to do instead. */
  elsewhere: bilingualText.nullable(),
  groups: z.array(z.object({ id: z.string(), title: bilingualText, fields: z.array(fieldView) })),
  materials: z.array(materialView),
  /** Whether registers are still being asked. */
  prefilling: z.boolean(),
  sources: z.array(sourceView),
  /** The machine's check of what is there now; null until there is something to check. */
  preReview: decisionView.nullable(),
  decision: decisionView
    .extend({
      decidedAt: isoInstant,
      /** Name of the officer; null for the machine. */
      decidedBy: z.string().nullable(),
      /** From the submission to the decision. */
      seconds: z.number(),
      note: z.string().nullable(),
    })
    .nullable(),
  corrections: z.array(correctionPoint),
  submittedAt: isoInstant.nullable(),
  /** When its contents were erased by law; what is left then is that it was filed, and how it ended. */
  erasedAt: isoInstant.nullable(),
  /** The promised day of decision, on the workday calendar. */
  dueOn: isoDate.nullable(),
  licence: licenceView.nullable(),
  hasLetter: z.boolean(),
  /** Whether the letter is there as OFD too. */
  letterAsOfd: z.boolean(),
  /** Whether the service brings an application form in docx. */
  hasWordForm: z.boolean(),
  /** Signed notices on the way to the decision, oldest first. */
  papers: z.array(paperView),
  timeline: z.array(timelineEntry),
  /** Who of staff has looked at it, for the applicant; staff get none. */
  openings: z.array(openingView),
  /** Code under which the evidence of this application is found. */
  evidenceCode: z.string().nullable(),
});
export type ApplicationView = z.infer<typeof applicationView>;

export const applicationSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(STATUSES),
  service: z.object({ id: z.string(), name: bilingualText }),
  applicant: z.string(),
  updatedAt: isoInstant,
  submittedAt: isoInstant.nullable(),
  dueOn: isoDate.nullable(),
  /** Workdays until the promised day; negative when it has passed. */
  workdaysLeft: z.number().nullable(),
  /** The first reason for which a person is needed, or the decision's reason. */
  reason: bilingualText.nullable(),
});
export type ApplicationSummary = z.infer<typeof applicationSummary>;
