import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isoInstant } from '@zhiban/kernel';
import { z } from 'zod';

/** Why a witness refuses a head for good. */
const ALARMS = ['fork', 'shrunk', 'back-dated', 'split', 'retired-key'] as const;

const alarmSchema = z.object({
  kind: z.enum(ALARMS),
  at: isoInstant,
  /** The peer to which the log showed `seen`; null where this witness saw it itself. */
  peer: z.string().nullable().default(null),
  /** The two signed heads that cannot both be true: this is what proves it to others. */
  seen: z.string(),
  shown: z.string(),
  /** What the log gave as proof that one is the beginning of the other; null where it gave none. */
  proof: z.array(z.string()).nullable(),
});
export type Alarm = z.infer<typeof alarmSchema>;

const stateSchema = z.object({
  /** The newest head that this witness signed, with the log's signature; null before the first. */
  seen: z.string().nullable(),
  /** When the log last showed that head, or a newer one. */
  checkedAt: isoInstant.nullable(),
  alarm: alarmSchema.nullable(),
  /** How the log's key changed hands, as far as this witness has heard; what it heard first counts. */
  handovers: z.array(z.string()).default([]),
});
export type WitnessState = z.infer<typeof stateSchema>;

/** Writes a file so that it is whole or not there, and on the disk when this resolves. */
export async function writeDurably(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.new`;
  const file = await open(temporary, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  // The name, too: without it a crash could bring the older file back.
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

/** The state that a witness left; a new one for a file that is not there. @throws for one that cannot be read */
export async function readState(path: string): Promise<WitnessState> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  return text === null
    ? { seen: null, checkedAt: null, alarm: null, handovers: [] }
    : stateSchema.parse(JSON.parse(text));
}

export const writeState = (path: string, state: WitnessState): Promise<void> =>
  writeDurably(path, `${JSON.stringify(state, null, 2)}\n`);
