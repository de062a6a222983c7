import { z } from 'zod';
import { STATUSES } from './lifecycle.ts';
import { tracedRow } from './operations.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What an application adds to the bundle of its evidence, under `about.application`. */
export const applicationBundle = z.object({
  number: z.string(),
  status: z.enum(STATUSES),
  service: z.object({ id: z.string(), name: z.string() }),
  /** The files of the versions that decided, so that each decision can be made again. */
  versions: z.array(z.object({ version: z.int(), digest, files: z.record(z.string(), z.string()) })),
  /** How the machine came to its decision, by the number of the event; none where the facts were erased by law. */
  traces: z.array(z.object({ event: z.int(), rows: z.array(tracedRow) })),
  licence: z
    .object({
      title: z.string(),
      number: z.string(),
      identifier: z.string(),
      /** The signed PDF in base64. */
      pdf: z.base64(),
    })
    .nullable(),
  /** The letters and notices that are on record, each the signed PDF in base64; none in bundles of earlier releases. */
  papers: z
    .array(
      z.object({
        kind: z.enum(['acceptance', 'correction', 'decision']),
        number: z.string(),
        pdf: z.base64(),
      }),
    )
    .default([]),
});
export type ApplicationBundle = z.infer<typeof applicationBundle>;
