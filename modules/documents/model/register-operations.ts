import { bilingualText, isoDate, isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';
import { annotation, licenceState } from './licence.ts';
import { LICENCE_ACTS } from './licence-life.ts';
import { publicLicence } from './operations.ts';

const one = z.object({ licenceId: z.uuid() });
const reason = z.string().trim().min(2).max(500);
const legalGround = z.object({
  law: z.string().trim().min(2).max(100),
  article: z
    .string()
    .regex(/^第[一二三四五六七八九十百千零〇0-9]{1,12}条/, '第…条')
    .max(60),
});

/** One act in the life of a licence, as officers see it. */
const licenceActView = z.object({
  id: z.uuid(),
  act: z.enum(LICENCE_ACTS),
  outcome: z.enum(['proposed', 'done', 'declined', 'withdrawn']),
  /** Where it leads; the same where the state stays. */
  from: licenceState,
  to: licenceState,
  ground: legalGround,
  reason: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: isoInstant,
  /** The second person: who confirmed, declined or withdrew. */
  answeredBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  answeredAt: isoInstant.nullable(),
  answer: z.string().nullable(),
});
export type LicenceActView = z.infer<typeof licenceActView>;

const licenceRow = z.object({
  id: z.uuid(),
  title: z.string(),
  number: z.string(),
  holderName: z.string(),
  /** A resident ID number with its middle hidden. */
  holderCode: z.string(),
  issuerName: z.string(),
  validTo: isoDate.nullable(),
  /** As it stands today: an expired licence is 05. */
  state: licenceState,
  waiting: z.boolean(),
});
export type LicenceRow = z.infer<typeof licenceRow>;

const licenceVersion = z.object({
  version: z.string(),
  identifier: z.string(),
  madeAt: isoInstant,
  validTo: isoDate.nullable(),
  /** Whether it is there as OFD and as a record too. */
  national: z.boolean(),
});

const licenceView = licenceRow.extend({
  identifier: z.string(),
  typeName: z.string(),
  typeCode: z.string(),
  issuerCode: z.string(),
  issueDate: isoDate,
  validFrom: isoDate,
  items: z.array(z.object({ label: z.string(), value: z.string() })),
  annotations: z.array(annotation),
  /** Newest first; the first is the one in force. */
  versions: z.array(licenceVersion),
  /** Newest first. */
  acts: z.array(licenceActView),
});
export type LicenceView = z.infer<typeof licenceView>;

export const listLicences = operation({
  id: 'listLicences',
  method: 'GET',
  path: '/api/licences',
  summary:
    'The licences of the own department, newest first: by number, identifier, title, holder name or holder code, by state, by what expires soon, by what waits for a second person.',
  query: z.object({
    text: z.string().trim().max(100).optional(),
    state: licenceState.optional(),
    expiringWithinDays: z.number().int().min(1).max(366).optional(),
    waiting: z.boolean().optional(),
    after: z.string().max(100).optional(),
  }),
  response: z.object({ items: z.array(licenceRow), next: z.string().nullable() }),
});

export const getLicence = operation({
  id: 'getLicence',
  method: 'GET',
  path: '/api/licences/:licenceId',
  summary: 'A licence of the register: metadata, versions, and every act with its ground and persons.',
  params: one,
  response: licenceView,
  errors: ['KERNEL_NOT_FOUND'],
});

const act = z.enum(['withhold', 'restore', 'transfer-out', 'deregister', 'rescind', 'revoke']);

const actRequest = z.object({ act, ground: legalGround, reason });
export type ActRequest = z.infer<typeof actRequest>;

export const actOnLicence = operation({
  id: 'actOnLicence',
  method: 'POST',
  path: '/api/licences/:licenceId/acts',
  summary:
    'Withholds or restores a licence at once; proposes to transfer out, deregister, rescind or revoke it, which a second officer confirms.',
  params: one,
  body: actRequest,
  response: licenceView,
  errors: ['DOCUMENTS_LICENCE_NOT_NOW', 'DOCUMENTS_LICENCE_ALREADY_PROPOSED'],
});

export const answerLicenceProposal = operation({
  id: 'answerLicenceProposal',
  method: 'POST',
  path: '/api/licences/:licenceId/acts/:actId/answer',
  summary: 'Confirms or declines what another officer proposed, or withdraws the own proposal.',
  params: z.object({ licenceId: z.uuid(), actId: z.uuid() }),
  body: z.object({
    answer: z.enum(['confirm', 'decline', 'withdraw']),
    reason: z.string().trim().max(500).default(''),
  }),
  response: licenceView,
  errors: [
    'DOCUMENTS_LICENCE_OWN_PROPOSAL',
    'DOCUMENTS_LICENCE_OF_ANOTHER',
    'DOCUMENTS_LICENCE_ANSWERED',
    'DOCUMENTS_LICENCE_NOT_NOW',
    'DOCUMENTS_LICENCE_REASON_NEEDED',
  ],
});

export const annotateLicence = operation({
  id: 'annotateLicence',
  method: 'POST',
  path: '/api/licences/:licenceId/annotations',
  summary: 'Notes something on a licence (GB/T 36903); its files are signed anew as the next version.',
  params: one,
  body: z.object({
    ground: legalGround,
    /** What is printed on the licence. */
    reason: reason.max(120),
    /** Last day on which the note holds; null: as long as the licence. */
    expiresOn: isoDate.nullable().default(null),
  }),
  response: licenceView,
  errors: [
    'DOCUMENTS_LICENCE_NOT_NOW',
    'DOCUMENTS_LICENCE_WRONG_DAY',
    'DOCUMENTS_LICENCE_CHANGED_ELSEWHERE',
    'DOCUMENTS_TEXT_TOO_LONG',
  ],
});

export const renewLicence = operation({
  id: 'renewLicence',
  method: 'POST',
  path: '/api/licences/:licenceId/renewal',
  summary:
    'Extends the validity of a licence from its old end (行政许可法第五十条); signed anew as the next version.',
  params: one,
  body: z.object({ ground: legalGround, reason, validTo: isoDate }),
  response: licenceView,
  errors: [
    'DOCUMENTS_LICENCE_NOT_NOW',
    'DOCUMENTS_LICENCE_NO_END',
    'DOCUMENTS_LICENCE_WRONG_END',
    'DOCUMENTS_LICENCE_CHANGED_ELSEWHERE',
  ],
});

const myLicence = licenceRow.omit({ waiting: true }).extend({
  identifier: z.string(),
  issueDate: isoDate,
  validFrom: isoDate,
  version: z.string(),
  national: z.boolean(),
  /** What was done with it, oldest first; without the persons. */
  history: z.array(licenceActView.pick({ id: true, act: true, at: true, reason: true, ground: true })),
});
export type MyLicence = z.infer<typeof myLicence>;

export const listMyLicences = operation({
  id: 'listMyLicences',
  method: 'GET',
  path: '/api/my-licences',
  summary: 'The licences of the person, or of the company acted for, newest first, each with its history.',
  query: z.object({ after: z.string().max(100).optional() }),
  response: z.object({ items: z.array(myLicence), next: z.string().nullable() }),
});

/** What a file to check may weigh. */
export const CHECKED_FILE_BYTES = 20 * 1_048_576;

export const verifyLicenceFile = operation({
  id: 'verifyLicenceFile',
  method: 'POST',
  path: '/api/licences/verification',
  summary:
    'Checks a PDF, an OFD or a record of a licence against the authorities of this platform, and tells how the licence that it names stands. The file is not kept.',
  upload: { maxBytes: CHECKED_FILE_BYTES },
  response: z.object({
    valid: z.boolean(),
    format: z.enum(['pdf', 'ofd', 'record']).nullable(),
    signer: z.string(),
    signedAt: isoInstant.nullable(),
    checks: z.array(
      z.object({
        what: z.enum(['format', 'part', 'content', 'signer', 'chain', 'time-stamp', 'identifier', 'dates']),
        /** Null: there was nothing to check. */
        holds: z.boolean().nullable(),
        text: bilingualText,
      }),
    ),
    /** The licence that the file names, as the register knows it; null if it is none of ours. */
    licence: publicLicence.nullable(),
  }),
  rateLimit: 20,
  errors: ['DOCUMENTS_LICENCE_CHECK_BUSY', 'DOCUMENTS_LICENCE_CHECK_FAILED', 'KERNEL_TOO_LARGE'],
});
