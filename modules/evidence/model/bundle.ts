import { isoInstant } from '@zhiban/kernel';
import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** That a leaf is in the tree of a head; the head is the one of this size among the bundle's. */
export const leafProof = z.object({
  /** From 0. */
  leaf: z.int().min(0),
  size: z.int().min(1),
  hashes: z.array(digest),
});

const bundledEvent = z.object({
  seq: z.int().min(1),
  type: z.string(),
  at: isoInstant,
  /** JSON of actor and data to the letter; null where it was erased by law. */
  content: z.string().nullable(),
  salt: z.string().nullable(),
  commitment: digest,
  previous: digest,
  hash: digest,
  /** Null while no head holds it yet. */
  proof: leafProof.nullable(),
});
export type BundledEvent = z.infer<typeof bundledEvent>;

/** Everything needed to check one stream without its server. Canonical JSON (RFC 8785) in one file. */
export const bundleSchema = z.object({
  format: z.literal('zhiban-evidence-bundle/1'),
  stream: z.string(),
  madeAt: isoInstant,
  events: z.array(bundledEvent).min(1),
  /** The signed heads that the proofs lead to, with the witnesses' signatures. */
  heads: z.array(z.string()),
  /** The statements by which the log changed its key, so that whoever knows an earlier one can follow. */
  handovers: z.array(z.string()).default([]),
  /** What the module that owns the stream adds, such as an application's rules and licence. */
  about: z.record(z.string(), z.json()),
});
export type Bundle = z.infer<typeof bundleSchema>;
