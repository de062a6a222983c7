import { bilingualText, isoDate, isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';
import { licenceState } from './licence.ts';

const one = z.object({ licenceId: z.uuid() });

export const getLicenceFile = operation({
  id: 'getLicenceFile',
  method: 'GET',
  path: '/api/licences/:licenceId/file',
  summary: 'The signed licence: as PDF, as OFD with a national seal, or its record signed with SM2.',
  params: one,
  query: z.object({
    form: z.enum(['pdf', 'ofd', 'record']).default('pdf'),
    /** A former version, `001`; the one in force unless told. */
    version: z.string().max(3).optional(),
  }),
  response: z.unknown(),
  produces: ['application/pdf', 'application/ofd', 'application/json'],
  errors: ['KERNEL_NOT_FOUND'],
});

export const getLicenceImage = operation({
  id: 'getLicenceImage',
  method: 'GET',
  path: '/api/licences/:licenceId/image',
  summary: 'The licence as a picture.',
  params: one,
  response: z.unknown(),
  produces: ['image/png'],
  errors: ['KERNEL_NOT_FOUND'],
});

/** What anyone may know of a licence. */
export const publicLicence = z.object({
  title: z.string(),
  number: z.string(),
  identifier: z.string(),
  /** The holder's name with its middle hidden. */
  holder: z.string(),
  issuerName: z.string(),
  issueDate: isoDate,
  validTo: isoDate.nullable(),
  /** As it stands today: an expired licence is 05. */
  state: licenceState,
  stateName: bilingualText,
  version: z.string(),
  /** The identifier of the version that took its place; null if this is the newest. */
  newest: z.string().nullable(),
});
export type PublicLicence = z.infer<typeof publicLicence>;

export const verifyLicence = operation({
  id: 'verifyLicence',
  method: 'GET',
  path: '/api/licences/verification/:identifier',
  summary:
    'What anyone may know of a licence by its identifier: title, number, issuer, dates, state, whether a newer version exists, and whether the stored file is unchanged.',
  params: z.object({ identifier: z.string().min(20).max(100) }),
  response: publicLicence.extend({
    signature: z.object({
      valid: z.boolean(),
      signer: z.string(),
      signedAt: isoInstant.nullable(),
      problem: bilingualText.nullable(),
    }),
  }),
  rateLimit: 60,
  errors: ['DOCUMENTS_UNKNOWN_LICENCE'],
});

const specimen = z.object({
  key: z.string(),
  kind: z.string(),
  title: bilingualText,
  about: bilingualText,
  /** What stands on it; every value may be changed before it is photographed. */
  fields: z.array(z.object({ element: z.string(), label: bilingualText, value: z.string() })),
});

export const listDemoSpecimens = operation({
  id: 'listDemoSpecimens',
  method: 'GET',
  path: '/api/demo/specimens',
  summary: 'Fictional licences to photograph and try. Absent in production.',
  response: z.array(specimen),
});

export const getDemoSpecimenImage = operation({
  id: 'getDemoSpecimenImage',
  method: 'GET',
  path: '/api/demo/specimens/:key/image',
  summary: 'A fictional licence as a photograph, with changed values where asked.',
  params: z.object({ key: z.string().max(60) }),
  query: z.object({
    condition: z.enum(['good', 'tilted', 'dark', 'upside-down']).default('good'),
    /** JSON object of element codes to values. */
    values: z.string().max(4000).default('{}'),
  }),
  response: z.unknown(),
  produces: ['image/jpeg'],
  rateLimit: 60,
});
