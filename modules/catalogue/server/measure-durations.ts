import { defineEvent } from '@zhiban/kernel';
import { type Kernel, type Subscription, subscribe } from '@zhiban/kernel/server';
import { z } from 'zod';
import { bucketOf } from '../model/usual-time.ts';
import { countApplication } from './store.ts';

const closed = z.object({
  applicationId: z.uuid(),
  serviceId: z.string(),
  version: z.int(),
  outcome: z.string(),
  seconds: z.number().min(0),
  automatic: z.boolean(),
});

/** Heard by name: a core module may not import the process module that emits it. */
const applicationClosed = defineEvent({ name: 'cases.application-closed', payload: closed });

/** Learns from closed applications how long a service usually takes. */
export const measureDurations = (kernel: Kernel): Subscription =>
  subscribe(
    applicationClosed,
    'catalogue',
    async ({ applicationId, serviceId, outcome, seconds, automatic }) => {
      // A withdrawal says nothing about how long the office takes.
      if (outcome === 'withdrawn') return;
      const application = { applicationId, serviceId, bucket: bucketOf(seconds), automatic };
      await kernel.transaction(tx => countApplication(tx, application, kernel.clock.now()));
    },
  );
