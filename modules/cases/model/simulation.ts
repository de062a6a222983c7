import { PACKAGE_BYTES, packageFiles } from '@zhiban/catalogue';
import { bilingualText, isoDate, operation } from '@zhiban/kernel';
import { comparisonResult } from '@zhiban/rules';
import { z } from 'zod';

const skipped = z.object({
  /**
   * `not-submitted`: the record holds no submission. `not-asked`: a version needs what was not asked for when the
   * application was filed. `failed`: a version came to no decision.
   */
  kind: z.enum(['not-submitted', 'not-asked', 'failed']),
  /** What was not asked for, or the error. */
  what: bilingualText,
  count: z.int(),
});

/** What a stretch of the stored applications would get from the published version and from another. */
export const simulationPart = z.object({
  /** Where to go on; null at the end. */
  next: z.string().nullable(),
  /** How many applications there are; told with the first part. */
  total: z.int().nullable(),
  /** How many were looked at in this part. */
  seen: z.int(),
  /** The key is the number of the application, the value `outcome/band`, the rows are reasons. */
  comparison: comparisonResult,
  /** The words of the reasons, without anyone's facts. */
  points: z.array(z.object({ id: z.string(), text: bilingualText })),
  /** The days of submission of the applications that are listed as changed. */
  submitted: z.array(z.object({ number: z.string(), on: isoDate })),
  skipped: z.array(skipped),
});
export type SimulationPart = z.infer<typeof simulationPart>;

export const simulateVersion = operation({
  id: 'simulateVersion',
  method: 'POST',
  path: '/api/services/:serviceId/simulation',
  summary:
    'Decides stored applications again, with the published version and with a package: what would change. Writes nothing.',
  params: z.object({ serviceId: z.string().max(60) }),
  body: z.object({
    files: packageFiles,
    after: z.string().max(100).optional(),
    submitted: z.object({ from: isoDate.optional(), to: isoDate.optional() }).optional(),
  }),
  response: simulationPart,
  bodyBytes: PACKAGE_BYTES,
  // A part takes up to half a second, and parts follow one another.
  rateLimit: 300,
  errors: [
    'CATALOGUE_NO_SUCH_SERVICE',
    'CATALOGUE_PACKAGE_REFUSED',
    'CATALOGUE_WRONG_FOLDER',
    'KERNEL_INVALID_INPUT',
  ],
});
