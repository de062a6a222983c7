import { isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';

const signedHead = z.object({
  size: z.number(),
  root: z.string(),
  at: isoInstant,
  /** The witnesses of the policy that countersigned it. */
  signed: z.array(z.object({ name: z.string(), at: isoInstant })),
});

const logKeyView = z.object({
  /** `name+keyhash+key` */
  word: z.string(),
  state: z.enum(['proposed', 'active', 'retired']),
  madeAt: isoInstant,
  /** Null for the key with which the log began. */
  proposedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: isoInstant.nullable(),
  /** It signs heads of more leaves than this. */
  afterSize: z.number().nullable(),
  /** Whether whoever asks may put it in charge: it waits, and another person proposed it. */
  approvable: z.boolean(),
});
export type LogKeyView = z.infer<typeof logKeyView>;

export const evidenceState = z.object({
  /** Leaves in the newest head; 0 before the first. */
  size: z.number(),
  /** Events that are in no head yet. */
  waiting: z.number(),
  newest: signedHead.nullable(),
  /** The newest head that enough witnesses signed. */
  final: signedHead.nullable(),
  threshold: z.number(),
  witnesses: z.array(z.string()),
  /** The newest first. */
  keys: z.array(logKeyView),
});
export type EvidenceState = z.infer<typeof evidenceState>;

export const getEvidenceState = operation({
  id: 'getEvidenceState',
  method: 'GET',
  path: '/api/evidence/state',
  summary: 'How the log stands: its newest head, its newest final head, its witnesses and its keys.',
  response: evidenceState,
});

export const proposeLogKey = operation({
  id: 'proposeLogKey',
  method: 'POST',
  path: '/api/evidence/log-keys',
  summary: 'Makes the next key of the log. It signs nothing yet; one that waited is dropped.',
  response: logKeyView,
});

export const approveLogKey = operation({
  id: 'approveLogKey',
  method: 'POST',
  path: '/api/evidence/log-keys/approval',
  summary:
    'Puts the proposed key in charge: the key of before signs a statement of that, which goes into the log, and is destroyed.',
  body: z.object({ word: z.string() }),
  response: logKeyView,
  errors: ['EVIDENCE_NO_SUCH_KEY', 'EVIDENCE_KEY_SAME_PERSON'],
});
