import { readingProgress } from '@zhiban/documents';
import { isoDate, operation } from '@zhiban/kernel';
import { z } from 'zod';
import { STATUSES } from './lifecycle.ts';
import { applicationSummary, applicationView, correctionPoint } from './view.ts';

const one = z.object({ applicationId: z.uuid() });
const ofMaterial = one.extend({ materialId: z.string().max(60) });
const errors = ['CASES_NOT_NOW', 'KERNEL_NOT_FOUND'];
const application = '/api/applications/:applicationId';

export const startApplication = operation({
  id: 'startApplication',
  method: 'POST',
  path: '/api/applications',
  summary: 'Starts an application, or takes up the open draft of the same service and applicant.',
  body: z.object({ serviceId: z.string().max(60), answers: z.record(z.string(), z.string()).default({}) }),
  response: z.object({ id: z.uuid(), resumed: z.boolean() }),
  errors: ['CASES_COMPANY_NEEDED', 'CATALOGUE_NO_SUCH_SERVICE'],
});

export const listMyApplications = operation({
  id: 'listMyApplications',
  method: 'GET',
  path: '/api/applications',
  summary: "The caller's applications, and those of the company that he acts for, newest first.",
  query: z.object({ before: z.iso.datetime().optional() }),
  response: z.object({ items: z.array(applicationSummary), more: z.boolean() }),
});

export const getApplication = operation({
  id: 'getApplication',
  method: 'GET',
  path: application,
  summary: 'One application with its form, materials, pre-review, decision and timeline.',
  params: one,
  response: applicationView,
  errors: [...errors, 'IDENTITY_PURPOSE_NEEDED'],
});

export const updateApplication = operation({
  id: 'updateApplication',
  method: 'PATCH',
  path: application,
  summary: 'Saves answers and values, and checks them. A null value takes back what the applicant wrote.',
  params: one,
  body: z.object({
    /** The revision that the page shows; a different one on the server is refused. */
    revision: z.number().int(),
    answers: z.record(z.string(), z.string()).optional(),
    values: z
      .record(z.string(), z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]))
      .optional(),
  }),
  response: applicationView,
  errors: [...errors, 'CASES_EDITED_ELSEWHERE', 'CASES_UNKNOWN_FIELD'],
});

export const askRegistersAgain = operation({
  id: 'askRegistersAgain',
  method: 'POST',
  path: `${application}/prefill`,
  summary: 'Asks the registers once more, after one was unreachable.',
  params: one,
  response: applicationView,
  errors,
});

export const attachMaterial = operation({
  id: 'attachMaterial',
  method: 'POST',
  path: `${application}/materials/:materialId`,
  summary: 'Uploads a material (JPEG, PNG, PDF); it is read in the background.',
  params: ofMaterial,
  upload: { maxBytes: 20 * 1_048_576 },
  response: applicationView,
  errors: [
    ...errors,
    'KERNEL_TOO_LARGE',
    'DOCUMENTS_WRONG_TYPE',
    'DOCUMENTS_EMPTY_FILE',
    'DOCUMENTS_BROKEN_FILE',
  ],
});

export const removeMaterial = operation({
  id: 'removeMaterial',
  method: 'DELETE',
  path: `${application}/materials/:materialId`,
  summary: 'Takes a material out of the draft.',
  params: ofMaterial,
  response: applicationView,
  errors,
});

export const reuseMaterial = operation({
  id: 'reuseMaterial',
  method: 'POST',
  path: `${application}/materials/:materialId/reuse`,
  summary: 'Uses a material that the applicant submitted earlier; calling it is the consent.',
  params: ofMaterial,
  body: z.object({ entryId: z.uuid() }),
  response: applicationView,
  errors: [...errors, 'CASES_MATERIAL_GONE', 'LIBRARY_NOT_IN_FORCE'],
});

export const getMaterialPage = operation({
  id: 'getMaterialPage',
  method: 'GET',
  path: `${application}/materials/:materialId/pages/:page`,
  summary: 'A page of a material as a picture, upright.',
  params: ofMaterial.extend({ page: z.coerce.number().int().min(1).max(50) }),
  response: z.unknown(),
  produces: ['image/jpeg'],
  errors,
});

export const watchMaterialReading = operation({
  id: 'watchMaterialReading',
  method: 'GET',
  path: `${application}/materials/:materialId/reading`,
  summary: 'How far the reading of a material is, as server-sent events; ends when it is read.',
  params: ofMaterial,
  // Each event is one; the stream as a whole is no JSON.
  response: readingProgress,
  produces: ['text/event-stream'],
  errors,
});

export const submitApplication = operation({
  id: 'submitApplication',
  method: 'POST',
  path: `${application}/submission`,
  summary: 'Submits and decides. Sent twice it is one submission.',
  params: one,
  body: z.object({ truthful: z.boolean() }),
  response: applicationView,
  errors: [
    ...errors,
    'CASES_NOT_TRUTHFUL',
    'CASES_STILL_READING',
    'CASES_WRONG_SITUATION',
    'CASES_MATERIAL_GONE',
  ],
});

export const withdrawApplication = operation({
  id: 'withdrawApplication',
  method: 'POST',
  path: `${application}/withdrawal`,
  summary: 'Takes the application back before the decision.',
  params: one,
  response: applicationView,
  errors,
});

const signedForm = z.object({ form: z.enum(['pdf', 'ofd']).default('pdf') });
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const getDecisionLetter = operation({
  id: 'getDecisionLetter',
  method: 'GET',
  path: `${application}/letter`,
  summary: 'The signed decision letter: as PDF, or as OFD with a national seal.',
  params: one,
  query: signedForm,
  response: z.unknown(),
  produces: ['application/pdf', 'application/ofd'],
  errors: [...errors, 'CASES_NO_DOCUMENT_YET'],
});

export const getPaper = operation({
  id: 'getPaper',
  method: 'GET',
  path: `${application}/papers/:paperId`,
  summary: 'A signed notice, as PDF or OFD: that the application is accepted, or what is to be mended.',
  params: one.extend({ paperId: z.uuid() }),
  query: signedForm,
  response: z.unknown(),
  produces: ['application/pdf', 'application/ofd'],
  errors,
});

export const getApplicationForm = operation({
  id: 'getApplicationForm',
  method: 'GET',
  path: `${application}/form`,
  summary:
    'The application form, made now: as PDF with the source of every value, or as the docx that its service brings.',
  params: one,
  query: z.object({ form: z.enum(['pdf', 'docx']).default('pdf') }),
  response: z.unknown(),
  produces: ['application/pdf', DOCX],
  errors: [...errors, 'CASES_NO_WORD_FORM', 'DOCUMENTS_CHARACTER_NOT_IN_FONT'],
});

export const listInbox = operation({
  id: 'listInbox',
  method: 'GET',
  path: '/api/inbox',
  summary: "The department's applications, the nearest deadline first.",
  query: z.object({
    status: z.enum(STATUSES).default('review'),
    text: z.string().max(100).optional(),
    service: z.string().max(60).optional(),
    after: z.string().max(100).optional(),
  }),
  response: z.object({
    items: z.array(applicationSummary),
    /** Cursor of the next page. */
    next: z.string().nullable(),
    counts: z.object({ review: z.number(), overdue: z.number(), today: z.number() }),
  }),
});

export const decideApplication = operation({
  id: 'decideApplication',
  method: 'POST',
  path: `${application}/decision`,
  summary: "The officer's decision: approve or refuse.",
  params: one,
  body: z.object({
    revision: z.number().int(),
    outcome: z.enum(['approve', 'refuse']),
    note: z.string().trim().max(2000).default(''),
  }),
  response: applicationView,
  errors: [...errors, 'CASES_REASON_NEEDED', 'CASES_OWN_APPLICATION', 'CASES_EDITED_ELSEWHERE'],
});

export const requestCorrection = operation({
  id: 'requestCorrection',
  method: 'POST',
  path: `${application}/correction`,
  summary: 'Asks the applicant, once and completely, to mend named points (行政许可法第三十二条).',
  params: one,
  body: z.object({ revision: z.number().int(), points: z.array(correctionPoint).max(50) }),
  response: applicationView,
  errors: [...errors, 'CASES_NOTHING_TO_CORRECT', 'CASES_OWN_APPLICATION', 'CASES_EDITED_ELSEWHERE'],
});

/** A rule row as it was evaluated: which conditions held, on which values. */
export const tracedRow = z.object({
  decision: z.string(),
  index: z.number(),
  matched: z.boolean(),
  legalBasis: z.string(),
  point: z.string(),
  conditions: z.array(
    z.object({ input: z.string(), text: z.string(), value: z.string(), holds: z.boolean().nullable() }),
  ),
});

export const getRuleTrace = operation({
  id: 'getRuleTrace',
  method: 'GET',
  path: `${application}/trace`,
  summary: 'Every rule row with its conditions, evaluated again on the facts of the submission.',
  params: one,
  response: z.object({ asOf: isoDate, sameAsDecided: z.boolean(), rows: z.array(tracedRow) }),
  errors,
});

export const getEvidence = operation({
  id: 'getEvidence',
  method: 'GET',
  path: `${application}/evidence`,
  summary: 'The chained events of the application and whether the chain is whole.',
  params: one,
  response: z.object({
    whole: z.boolean(),
    head: z.string(),
    /** When contents were erased by law, if they were. */
    erasedAt: z.iso.datetime().nullable(),
    events: z.array(
      z.object({
        seq: z.number(),
        type: z.string(),
        at: z.iso.datetime(),
        hash: z.string(),
        previous: z.string(),
        /** Number of its leaf in the log of all events; null while it waits to be sealed. */
        leaf: z.number().nullable(),
      }),
    ),
  }),
  errors,
});
