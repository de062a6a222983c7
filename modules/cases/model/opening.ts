import { namedPurpose } from '@zhiban/identity';
import { operation } from '@zhiban/kernel';
import { z } from 'zod';

export const openApplication = operation({
  id: 'openApplication',
  method: 'POST',
  path: '/api/applications/:applicationId/openings',
  summary:
    'Names what a member of staff opens an application for that is not on his desk; on record, and good until midnight.',
  params: z.object({ applicationId: z.uuid() }),
  body: z.object({ purpose: namedPurpose }),
  response: z.object({ purpose: namedPurpose }),
  rateLimit: 60,
  errors: ['KERNEL_NOT_FOUND'],
});
