import type { Tx } from '@zhiban/kernel/server';
import { and, asc, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { delegation, department, organisation, person, session, staff } from './tables.ts';

export async function insertSession(tx: Tx, row: typeof session.$inferInsert): Promise<void> {
  await tx.insert(session).values(row);
}

/** @returns whether there was such a session */
export async function deleteSession(tx: Tx, tokenDigest: string): Promise<boolean> {
  const deleted = await tx
    .delete(session)
    .where(eq(session.tokenDigest, tokenDigest))
    .returning({ id: session.id });
  return deleted.length > 0;
}

export async function deleteExpiredSessions(tx: Tx, now: Date): Promise<void> {
  await tx.delete(session).where(lt(session.expiresAt, now));
}

export async function touchSession(tx: Tx, tokenDigest: string, now: Date): Promise<void> {
  await tx.update(session).set({ lastSeenAt: now }).where(eq(session.tokenDigest, tokenDigest));
}

export async function setActingFor(tx: Tx, sessionId: string, uscc: string | null): Promise<void> {
  await tx.update(session).set({ actingFor: uscc }).where(eq(session.id, sessionId));
}

/** A person's delegations in force on this day, by the name of the company. */
export async function readDelegations(tx: Tx, personId: string, day: string) {
  return tx
    .select({
      uscc: organisation.uscc,
      name: organisation.name,
      basis: delegation.basis,
      services: delegation.services,
      validFrom: delegation.validFrom,
      validTo: delegation.validTo,
    })
    .from(delegation)
    .innerJoin(organisation, eq(organisation.uscc, delegation.uscc))
    .where(
      and(
        eq(delegation.personId, personId),
        lte(delegation.validFrom, day),
        or(isNull(delegation.validTo), gte(delegation.validTo, day)),
      ),
    )
    .orderBy(asc(organisation.name));
}

export async function readStaffByUserName(tx: Tx, userName: string) {
  const [row] = await tx.select().from(staff).where(eq(staff.userName, userName));
  return row;
}

export async function readStaff(tx: Tx, staffId: string) {
  const [row] = await tx
    .select({
      id: staff.id,
      userName: staff.userName,
      name: staff.name,
      departmentId: staff.departmentId,
      roles: staff.roles,
    })
    .from(staff)
    .where(eq(staff.id, staffId));
  return row;
}

/** Who is known by these ids or user names. */
export async function readStaffNames(tx: Tx, of: readonly string[]) {
  const rows = await tx
    .select({ id: staff.id, userName: staff.userName, name: staff.name, departmentName: department.name })
    .from(staff)
    .innerJoin(department, eq(department.id, staff.departmentId))
    .where(or(inArray(sql`${staff.id}::text`, [...of]), inArray(staff.userName, [...of])));
  return rows.flatMap(({ id, userName, ...names }) =>
    [id, userName].filter(one => of.includes(one)).map(one => ({ of: one, ...names })),
  );
}

/** An account as its second factor is checked against; undefined once it is disabled. */
export async function readStaffAccount(tx: Tx, staffId: string) {
  const [row] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)));
  return row;
}

export async function setFactorAt(tx: Tx, sessionId: string, factorAt: Date): Promise<void> {
  await tx.update(session).set({ factorAt }).where(eq(session.id, sessionId));
}

export async function setNetwork(tx: Tx, sessionId: string, network: string): Promise<void> {
  await tx.update(session).set({ network }).where(eq(session.id, sessionId));
}

export async function readPersonByDigest(tx: Tx, digest: string) {
  const [row] = await tx.select({ id: person.id }).from(person).where(eq(person.residentIdDigest, digest));
  return row;
}

export async function insertPerson(tx: Tx, row: typeof person.$inferInsert): Promise<void> {
  await tx.insert(person).values(row).onConflictDoNothing();
}

/** Takes a code's time step, once. @returns false when it, or a later one, has been taken */
export async function takeTotpStep(tx: Tx, staffId: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(staff)
    .set({ totpLastStep: step })
    .where(and(eq(staff.id, staffId), lt(staff.totpLastStep, step)))
    .returning({ id: staff.id });
  return taken.length > 0;
}

/** User names are compared without regard to case, width and surrounding spaces. */
export function normaliseUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
