import { z } from 'zod';

/** Who did it: a person, an officer, or the machine itself. */
export const actorSchema = z.object({
  kind: z.enum(['applicant', 'staff', 'system']),
  /** Person or staff id; null for the machine. */
  id: z.string().nullable(),
  name: z.string(),
});
export type Actor = z.infer<typeof actorSchema>;

export const SYSTEM: Actor = { kind: 'system', id: null, name: '系统' };

/** One recorded action. `stream` names what it belongs to, such as one application. */
export interface RecordedEvent {
  readonly stream: string;
  /** From 1, without gaps within the stream. */
  readonly seq: number;
  /** `module.noun-happened` */
  readonly type: string;
  readonly at: Date;
  /** The machine, where the content was erased by law. */
  readonly actor: Actor;
  /** Empty where the content was erased by law. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Hash of this link of the chain, 64 hexadecimal characters. */
  readonly hash: string;
  /** Hash of the link before; 64 zeros for the first. */
  readonly previous: string;
  /** Whether the content was erased by law. */
  readonly erased: boolean;
}

/** What stands before the first link. */
export const GENESIS = '0'.repeat(64);

/** The event that says that the contents of a stream were erased by law, up to and with `upTo`. */
export const ERASED = 'evidence.erased';

/** What `ERASED` holds: no word about the person whom the contents were about. */
export const erasedData = z.object({
  ground: z.string(),
  legalBasis: z.string(),
  upTo: z.number(),
  proposedBy: z.string(),
  approvedBy: z.string(),
  /** What went and what stayed in other modules, in words and numbers; absent in earlier records. */
  gone: z.array(z.string()).optional(),
  kept: z.array(z.string()).optional(),
});

/** The outcome of checking a stream's chain; `brokenAt` is the first link that does not hold. */
export type ChainCheck = {
  readonly length: number;
  readonly head: string;
  /** When contents were erased by law, if they were. */
  readonly erasedAt: Date | null;
} & ({ readonly whole: true } | { readonly whole: false; readonly brokenAt: number });
