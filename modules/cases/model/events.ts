import { defineEvent } from '@zhiban/kernel';
import { z } from 'zod';

/** An application came to its end; heard by catalogue, which tells applicants how long it usually takes. */
export const applicationClosed = defineEvent({
  name: 'cases.application-closed',
  payload: z.object({
    applicationId: z.uuid(),
    serviceId: z.string(),
    version: z.int(),
    outcome: z.enum(['approved', 'refused', 'withdrawn']),
    /** From the (last) submission to the end. */
    seconds: z.number().min(0),
    automatic: z.boolean(),
  }),
});
