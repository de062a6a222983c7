import type { Kernel, Tx } from '@zhiban/kernel/server';
import { and, count, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { alertText, isBulkReading, type SecurityAlert } from '../model/index.ts';
import { department, knownDevice, personalReading, securityAlert, staff } from './tables.ts';

const HOUR_MS = 3_600_000;
const SHOWN_MS = 30 * 24 * HOUR_MS;
const MOST_SHOWN = 200;

type Known = Pick<Kernel, 'clock' | 'ids'>;

/** Notes something unusual about an account; the same kind at most once an hour. */
export async function raiseAlert(
  tx: Tx,
  { clock, ids }: Known,
  alert: { readonly kind: SecurityAlert['kind']; readonly staffId: string; readonly detail: string },
): Promise<void> {
  const at = clock.now();
  const { kind, staffId, detail } = alert;
  const [account] = await tx
    .select({ departmentId: staff.departmentId })
    .from(staff)
    .where(eq(staff.id, staffId))
    .for('update');
  const recent = await tx
    .select({ id: securityAlert.id })
    .from(securityAlert)
    .where(
      and(
        eq(securityAlert.staffId, staffId),
        eq(securityAlert.kind, kind),
        gte(securityAlert.at, new Date(at.getTime() - HOUR_MS)),
      ),
    );
  if (!account || recent.length > 0) return;
  await tx.insert(securityAlert).values({ id: ids.next(), kind, staffId, ...account, at, detail });
}

/** Notes the browser of a sign-in. The first that an account ever uses is not unusual; a further one is. */
export async function noteDevice(tx: Tx, kernel: Known, staffId: string, digest: string): Promise<void> {
  const known = await tx.select().from(knownDevice).where(eq(knownDevice.subjectId, staffId));
  if (known.some(device => device.digest === digest)) return;
  await tx
    .insert(knownDevice)
    .values({ subjectId: staffId, digest, firstSeenAt: kernel.clock.now() })
    .onConflictDoNothing();
  if (known.length > 0) await raiseAlert(tx, kernel, { kind: 'new-device', staffId, detail: '' });
}

/** Counts a look at a personal value, and raises the alert when they are too many in an hour. */
export async function noteReading(tx: Tx, kernel: Known, staffId: string): Promise<void> {
  const at = kernel.clock.now();
  const hourAgo = new Date(at.getTime() - HOUR_MS);
  await tx
    .delete(personalReading)
    .where(and(eq(personalReading.staffId, staffId), lt(personalReading.at, hourAgo)));
  await tx.insert(personalReading).values({ staffId, at });
  const [row] = await tx
    .select({ readings: count() })
    .from(personalReading)
    .where(eq(personalReading.staffId, staffId));
  const readings = row?.readings ?? 0;
  if (isBulkReading(readings, at))
    await raiseAlert(tx, kernel, { kind: 'bulk-reading', staffId, detail: String(readings) });
}

/** The alerts of some departments, newest first. */
export async function listAlerts(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  departmentIds: readonly string[],
): Promise<SecurityAlert[]> {
  const rows = await db
    .select({ alert: securityAlert, staffName: staff.name, departmentName: department.name })
    .from(securityAlert)
    .innerJoin(staff, eq(staff.id, securityAlert.staffId))
    .innerJoin(department, eq(department.id, securityAlert.departmentId))
    .where(
      and(
        inArray(securityAlert.departmentId, [...departmentIds]),
        gte(securityAlert.at, new Date(clock.now().getTime() - SHOWN_MS)),
      ),
    )
    .orderBy(desc(securityAlert.at), desc(securityAlert.id))
    .limit(MOST_SHOWN);
  return rows.map(({ alert: { id, kind, at, detail }, staffName, departmentName }) => ({
    id,
    kind,
    text: alertText(kind, detail),
    staffName,
    departmentName,
    at: at.toISOString(),
  }));
}
