import { bilingualText, isoDate, isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';

/** As the database counts: a larger one is no version. */
const versionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const serviceId = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

const serviceSummary = z.object({
  id: z.string(),
  version: z.int(),
  name: bilingualText,
  summary: bilingualText,
  audience: z.array(z.enum(['organisation', 'person'])),
  department: z.string(),
  /** Workdays. */
  promisedDays: z.int(),
  visits: z.int(),
  chargeable: z.boolean(),
});
export type ServiceSummary = z.infer<typeof serviceSummary>;

export const listServices = operation({
  id: 'listServices',
  method: 'GET',
  path: '/api/services',
  summary: 'The published services; with q, those that answer a question in plain words, best first.',
  query: z.object({
    q: z.string().max(200).optional(),
    audience: z.enum(['organisation', 'person']).optional(),
  }),
  response: z.object({ services: z.array(serviceSummary) }),
});

const guideView = serviceSummary.extend({
  statutoryDays: z.int(),
  visitsReason: bilingualText.nullable(),
  fees: z.array(z.object({ name: bilingualText, standard: bilingualText, legalBasis: z.string() })),
  enquiryPhone: z.string(),
  complaintPhone: z.string(),
  place: bilingualText,
  hours: bilingualText,
  youGet: bilingualText,
  whoMay: bilingualText,
  youNeed: bilingualText,
  howLong: bilingualText,
  /** What registers know already, each with the register's name: never asked again. */
  known: z.array(z.object({ name: bilingualText, source: z.string() })),
  /** What the applicant writes himself; what is on a material is in neither list. */
  written: z.array(z.object({ name: bilingualText, hint: bilingualText.nullable() })),
  materials: z.array(
    z.object({
      id: z.string(),
      name: bilingualText,
      hint: bilingualText.nullable(),
      /** `sometimes`: it depends on the answers or on what the registers know. */
      required: z.enum(['always', 'sometimes', 'never']),
      legalBasis: z.string(),
      /** Where it may come from without being handed in again. */
      reuse: z.array(z.enum(['licence-register', 'library'])),
    }),
  ),
  questions: z.array(
    z.object({ question: bilingualText, answer: bilingualText, legalBasis: z.string().nullable() }),
  ),
  legalBases: z.array(z.object({ law: z.string(), article: z.string(), what: bilingualText })),
  /** The long text, Markdown, Chinese. */
  text: z.string(),
  /** Measured: four of five closed applications took at most so long. Null before the first. */
  usualTime: z
    .object({ applications: z.int(), withinSeconds: z.number().nullable(), automaticShare: z.number() })
    .nullable(),
});
export type GuideView = z.infer<typeof guideView>;

export const getGuide = operation({
  id: 'getGuide',
  method: 'GET',
  path: '/api/services/:serviceId',
  summary: 'The guide of a published service.',
  params: z.object({ serviceId }),
  response: guideView,
  errors: ['CATALOGUE_NO_SUCH_SERVICE'],
});

const knownMaterial = z.object({
  material: z.string(),
  /** A licence issued here stands in by itself; a paper of the library is used when the applicant agrees. */
  place: z.enum(['licence-register', 'library']),
  number: z.string().nullable(),
  /** The service with which it was first submitted; null for a licence issued here. */
  from: bilingualText.nullable(),
  /** Day of issue, or of the submission. */
  since: isoDate,
  /** Last day on which it can be used; null: no end. */
  until: isoDate.nullable(),
  /** It ends within thirty days. */
  soon: z.boolean(),
  trust: z.enum(['A', 'B', 'C']),
});
export type KnownMaterial = z.infer<typeof knownMaterial>;

export const listKnownMaterials = operation({
  id: 'listKnownMaterials',
  method: 'GET',
  path: '/api/services/:serviceId/known-materials',
  summary: 'The materials of a service that the caller, or his company, need not submit again.',
  params: z.object({ serviceId }),
  response: z.object({ materials: z.array(knownMaterial) }),
  errors: ['CATALOGUE_NO_SUCH_SERVICE'],
});

const versionView = z.object({
  serviceId: z.string(),
  version: z.int(),
  state: z.enum(['proposed', 'published', 'retired']),
  /** SHA-256 over the package. */
  digest: z.string(),
  proposedBy: z.string(),
  proposedAt: isoInstant,
  approvedBy: z.string().nullable(),
  approvedAt: isoInstant.nullable(),
});
export type VersionView = z.infer<typeof versionView>;

export const listVersions = operation({
  id: 'listVersions',
  method: 'GET',
  path: '/api/services/:serviceId/versions',
  summary: 'All versions of a service, newest first.',
  params: z.object({ serviceId }),
  response: z.object({ versions: z.array(versionView) }),
  errors: ['CATALOGUE_NO_SUCH_SERVICE'],
});

export const getServiceFiles = operation({
  id: 'getServiceFiles',
  method: 'GET',
  path: '/api/services/:serviceId/versions/:version/files',
  summary: 'The files of one version of a service, or of the published one, to be edited or compared.',
  params: z.object({
    serviceId,
    version: z.union([z.literal('published'), versionNumber]),
  }),
  response: z.object({ version: versionView, files: z.record(z.string(), z.string()) }),
  errors: ['CATALOGUE_NO_SUCH_SERVICE', 'CATALOGUE_NO_SUCH_VERSION'],
});

const fileName = z.string().regex(/^(?:[a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9.-]*$/);

/** A service package in a request: a file of a megabyte takes a third more in base64. */
export const packageFiles = z.record(fileName, z.string().max(1_400_000));
/** Room for the five megabytes that a package may have. */
export const PACKAGE_BYTES = 7_340_032;

export const proposeVersion = operation({
  id: 'proposeVersion',
  method: 'POST',
  path: '/api/services/:serviceId/versions',
  summary: 'Proposes a service package; it is checked, tested, and waits for a second person.',
  params: z.object({ serviceId }),
  body: z.object({ files: packageFiles }),
  bodyBytes: PACKAGE_BYTES,
  response: versionView,
  errors: [
    'CATALOGUE_PACKAGE_REFUSED',
    'CATALOGUE_CASES_FAILED',
    'CATALOGUE_WRONG_FOLDER',
    'CATALOGUE_SAME_AS_CURRENT',
  ],
});

export const approveVersion = operation({
  id: 'approveVersion',
  method: 'POST',
  path: '/api/services/:serviceId/versions/:version/approval',
  summary: 'Publishes a proposed version; nobody approves a version of their own.',
  params: z.object({ serviceId, version: versionNumber }),
  response: versionView,
  errors: ['CATALOGUE_NO_SUCH_VERSION', 'CATALOGUE_NOT_PROPOSED', 'CATALOGUE_OWN_PROPOSAL'],
});
