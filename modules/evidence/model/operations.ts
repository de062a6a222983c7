import { isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';
import { evidenceKeys } from './policy.ts';

const code = z.string().regex(/^[0-9a-f]{64}$/);
const hashes = z.object({ hashes: z.array(code) });
const log = '/api/evidence/log';

export const getCheckpoint = operation({
  id: 'getCheckpoint',
  method: 'GET',
  path: `${log}/checkpoint`,
  summary:
    "The log's newest signed head with its witnesses' signatures; with `final`, the newest that enough of them signed.",
  query: z.object({ final: z.enum(['true', 'false']).default('false') }),
  response: z.string(),
  produces: ['text/plain'],
  errors: ['EVIDENCE_NO_SUCH_HEAD'],
});

export const getTile = operation({
  id: 'getTile',
  method: 'GET',
  path: `${log}/tile/:level/*`,
  summary:
    'A tile of the tree (32 bytes a hash), or with the level `entries` what the leaves are hashes of. Full ones never change.',
  params: z.object({ level: z.string().regex(/^(?:\d|entries)$/), '*': z.string().max(40) }),
  response: z.unknown(),
  produces: ['application/octet-stream'],
  errors: ['EVIDENCE_NO_SUCH_HEAD'],
});

const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const getConsistencyProof = operation({
  id: 'getConsistencyProof',
  method: 'GET',
  path: `${log}/consistency`,
  summary: 'That the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 6962, 2.1.2).',
  query: z.object({ from: size, to: size }),
  response: hashes,
  errors: ['EVIDENCE_NO_SUCH_HEAD'],
});

export const addCosignature = operation({
  id: 'addCosignature',
  method: 'POST',
  path: `${log}/cosignatures`,
  summary: 'Takes the signature line of a witness for the head of this size.',
  body: z.object({ size: z.int().min(1), line: z.string().max(500) }),
  response: z.object({ final: z.boolean() }),
  rateLimit: 300,
  errors: ['EVIDENCE_COSIGNATURE_REFUSED'],
});

export const getEvidenceKeys = operation({
  id: 'getEvidenceKeys',
  method: 'GET',
  path: '/api/evidence/keys',
  summary:
    'The public keys and roots by which evidence is checked, and how many witnesses make a head final.',
  response: evidenceKeys,
});

export const evidenceProof = z.object({
  state: z.enum(['waiting', 'sealed', 'final']),
  /** What was recorded, and when, as the event says. */
  type: z.string(),
  at: isoInstant,
  /** When the content was erased by law, if it was. */
  erasedAt: isoInstant.nullable(),
  /** Null while it waits to be sealed, within a second. */
  sealed: z
    .object({
      leaf: z.number(),
      size: z.number(),
      root: code,
      at: isoInstant,
      hashes: z.array(code),
      /** The signed head, to be kept. */
      head: z.string(),
      /** Whether the whole stream, the leaf, the proof and the root fit together, computed now. */
      holds: z.boolean(),
    })
    .nullable(),
  witnesses: z.object({
    threshold: z.number(),
    of: z.number(),
    signed: z.array(z.object({ name: z.string(), at: isoInstant })),
  }),
});
export type EvidenceProof = z.infer<typeof evidenceProof>;

export const getEvidenceProof = operation({
  id: 'getEvidenceProof',
  method: 'GET',
  path: '/api/evidence/proofs/:code',
  summary:
    'What is proven under an evidence code: its leaf, the head that holds it, and who countersigned that. No content.',
  params: z.object({ code }),
  response: evidenceProof,
  errors: ['EVIDENCE_UNKNOWN_CODE'],
});

export const getEvidenceBundle = operation({
  id: 'getEvidenceBundle',
  method: 'GET',
  path: '/api/evidence/bundles/:code',
  summary:
    'Everything needed to check the application of this code offline, as one file; for its applicant and its department.',
  params: z.object({ code }),
  response: z.unknown(),
  produces: ['application/json'],
  errors: ['KERNEL_NOT_FOUND'],
});

export const auditFinding = z.object({
  leaf: z.number().nullable(),
  what: z.enum([
    'event-gone',
    'event-changed',
    'content-changed',
    'tile-changed',
    'head-changed',
    'not-sealed',
  ]),
});
export type AuditFinding = z.infer<typeof auditFinding>;

export const auditEvidence = operation({
  id: 'auditEvidence',
  method: 'GET',
  path: '/api/evidence/audit',
  summary:
    'Compares a stretch of the log with the events, tiles and heads that it was made of; `next` is where to go on.',
  query: z.object({ from: size.default(0) }),
  response: z.object({ checked: z.number(), next: z.number().nullable(), findings: z.array(auditFinding) }),
});
