import type { Kernel, SealedColumn } from '@zhiban/kernel/server';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { FactValue } from '../model/index.ts';
import { demoRegisterEntry } from './tables.ts';

const PURPOSE = 'facts/demo-register';
export const sealedRegisterEntries: SealedColumn = {
  table: 'facts.demo_register_entry',
  key: ['register', 'subject'],
  column: 'sealed',
  purpose: () => PURPOSE,
};
const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export interface RegisterEntry {
  /** The subject's code. */
  readonly code: string;
  readonly values: Readonly<Record<string, FactValue>>;
}

/** What a demo register knows about the subject of this code, or undefined. */
export async function readEntry(
  kernel: Kernel,
  register: string,
  code: string,
): Promise<RegisterEntry | undefined> {
  const [row] = await kernel.db
    .select({ sealed: demoRegisterEntry.sealed })
    .from(demoRegisterEntry)
    .where(
      and(
        eq(demoRegisterEntry.register, register),
        eq(demoRegisterEntry.subject, kernel.keyring.mac(PURPOSE, code)),
      ),
    );
  if (!row) return undefined;
  const values = valuesSchema.parse(JSON.parse(kernel.keyring.open(PURPOSE, row.sealed).toString('utf8')));
  return { code, values };
}

/** Writes entries of a demo register; an entry that is there is replaced. */
export async function writeEntries(
  kernel: Kernel,
  register: string,
  entries: readonly RegisterEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ code, values }) => ({
    register,
    subject: kernel.keyring.mac(PURPOSE, code),
    sealed: kernel.keyring.seal(PURPOSE, Buffer.from(JSON.stringify(values))),
    recordedAt: kernel.clock.now(),
  }));
  await kernel.transaction(async tx => {
    await tx
      .insert(demoRegisterEntry)
      .values(rows)
      .onConflictDoUpdate({
        target: [demoRegisterEntry.register, demoRegisterEntry.subject],
        set: { sealed: sql`excluded.sealed`, recordedAt: sql`excluded.recorded_at` },
      });
  });
}
