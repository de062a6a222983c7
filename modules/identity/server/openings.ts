import { civilDay } from '@zhiban/kernel';
import type { Kernel, Tx } from '@zhiban/kernel/server';
import { and, countDistinct, desc, eq, gte } from 'drizzle-orm';
import {
  type Caller,
  identityErrors,
  isBulkOpening,
  type NamedPurpose,
  type OpeningPurpose,
  type OpeningView,
  openingPurposeName,
} from '../model/index.ts';
import { raiseAlert } from './alerts.ts';
import { department, opening } from './tables.ts';

const HOUR_MS = 3_600_000;
const MOST_SHOWN = 50;

/** A record of somebody that a member of staff is about to read. */
export interface Opened {
  /** `application/` or `licence/`, and its id. */
  readonly record: string;
  readonly departmentId: string;
  /** What each role opens it for as things stand; absent: that has to be named. */
  readonly usual: Partial<Readonly<Record<OpeningView['role'], OpeningPurpose>>>;
  /** What for, where the caller has said so. */
  readonly purpose?: NamedPurpose;
}

/**
 * Puts on record that a member of staff opens somebody's record, once for each purpose and civil day. What was named
 * on a day holds until its end, so that pages and files of the record open without being asked again.
 * @param write writes the evidence of it, in the same transaction; called for what is new
 * @throws IDENTITY_PURPOSE_NEEDED when none is usual and none was named today
 */
export async function noteOpening(
  kernel: Kernel,
  caller: Caller,
  { record, departmentId, usual, purpose: named }: Opened,
  write: (tx: Tx, purpose: OpeningPurpose) => Promise<void>,
): Promise<void> {
  if (caller.kind !== 'staff') return;
  const at = kernel.clock.now();
  const day = civilDay(at);
  const { staffId } = caller;
  const role =
    caller.roles.includes('officer') && caller.departmentId === departmentId ? 'officer' : 'supervisor';
  const today = await kernel.db
    .select({ purpose: opening.purpose })
    .from(opening)
    .where(and(eq(opening.record, record), eq(opening.staffId, staffId), eq(opening.day, day)));
  const purpose = named ?? usual[role];
  if (purpose === undefined) {
    if (today.length > 0) return;
    throw identityErrors.PURPOSE_NEEDED();
  }
  if (today.some(known => known.purpose === purpose)) return;
  await kernel.transaction(async tx => {
    const entry = { record, staffId, purpose, day, role, departmentId: caller.departmentId, at } as const;
    const made = await tx.insert(opening).values(entry).onConflictDoNothing().returning({ at: opening.at });
    if (made.length === 0) return;
    await write(tx, purpose);
    const [row] = await tx
      .select({ records: countDistinct(opening.record) })
      .from(opening)
      .where(and(eq(opening.staffId, staffId), gte(opening.at, new Date(at.getTime() - HOUR_MS))));
    const records = row?.records ?? 0;
    if (isBulkOpening(records, at))
      await raiseAlert(tx, kernel, { kind: 'bulk-opening', staffId, detail: String(records) });
  });
}

/** Who has opened a record, the newest day first; several of one office for one purpose on a day are one line. */
export async function openingsOf({ db }: Pick<Kernel, 'db'>, record: string): Promise<OpeningView[]> {
  const rows = await db
    .selectDistinct({
      day: opening.day,
      department: department.name,
      role: opening.role,
      purpose: opening.purpose,
    })
    .from(opening)
    .innerJoin(department, eq(department.id, opening.departmentId))
    .where(eq(opening.record, record))
    .orderBy(desc(opening.day), department.name, opening.role, opening.purpose)
    .limit(MOST_SHOWN);
  return rows.map(row => ({ ...row, purpose: openingPurposeName(row.purpose) }));
}
