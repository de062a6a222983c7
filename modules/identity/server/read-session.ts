import type { Kernel } from '@zhiban/kernel/server';
import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Caller, SignInMethod } from '../model/index.ts';
import { union } from './list-companies.ts';
import { openResidentId } from './resident-id.ts';
import { delegation, department, organisation, person, session, staff } from './tables.ts';

export interface FoundSession {
  readonly caller: Exclude<Caller, { kind: 'anonymous' }>;
  readonly method: SignInMethod;
  readonly lastSeenAt: Date;
  /** Where it was last seen; see `networkOf`. */
  readonly network: string | null;
  readonly expiresAt: Date;
}

/**
 * Prepares the one query that most requests make. The company is there only while a delegation is in
 * force; a member of staff who was disabled has no session.
 */
export function prepareReadSession({ db, keyring }: Pick<Kernel, 'db' | 'keyring'>) {
  const day = sql.placeholder('day');
  // Null when there is none; in the list, null stands for all services.
  const granted = db
    .select({ services: sql`json_agg(${delegation.services})` })
    .from(delegation)
    .where(
      and(
        eq(delegation.personId, session.personId),
        eq(delegation.uscc, session.actingFor),
        lte(delegation.validFrom, day),
        or(isNull(delegation.validTo), gte(delegation.validTo, day)),
      ),
    );
  const statement = db
    .select({
      sessionId: session.id,
      method: session.method,
      lastSeenAt: session.lastSeenAt,
      factorAt: session.factorAt,
      network: session.network,
      expiresAt: session.expiresAt,
      person: { id: person.id, name: person.name, residentIdSealed: person.residentIdSealed },
      company: { uscc: organisation.uscc, name: organisation.name },
      granted: sql<(string[] | null)[] | null>`(${granted})`,
      staff: {
        id: staff.id,
        name: staff.name,
        roles: staff.roles,
        // Whose person nobody knows may be anyone's second account.
        accounts: sql<string[]>`array(select other.id from ${staff} other
          where other.person_digest = ${staff.personDigest}
          or other.person_digest is null or ${staff.personDigest} is null)`,
        personId: sql<string | null>`(select applicant.id from ${person} applicant
          where applicant.resident_id_digest = ${staff.personDigest})`,
      },
      department: { id: department.id, name: department.name, divisionCode: department.divisionCode },
    })
    .from(session)
    .leftJoin(person, eq(person.id, session.personId))
    .leftJoin(organisation, eq(organisation.uscc, session.actingFor))
    .leftJoin(staff, and(eq(staff.id, session.staffId), isNull(staff.disabledAt)))
    .leftJoin(department, eq(department.id, staff.departmentId))
    .where(eq(session.tokenDigest, sql.placeholder('digest')))
    .prepare('identity_read_session');

  return async (digest: string, today: string): Promise<FoundSession | undefined> => {
    const [row] = await statement.execute({ digest, day: today });
    if (!row) return undefined;
    const { method, lastSeenAt, expiresAt, network, sessionId } = row;
    if (row.person) {
      const { id: personId, name, residentIdSealed } = row.person;
      const residentId = openResidentId(keyring, personId, residentIdSealed);
      const caller = {
        kind: 'applicant',
        personId,
        name,
        residentId,
        actingFor: row.company && row.granted && { ...row.company, services: union(row.granted) },
        sessionId,
      } as const;
      return { caller, method, lastSeenAt, expiresAt, network };
    }
    if (!row.staff || !row.department) return undefined;
    const caller = {
      kind: 'staff',
      staffId: row.staff.id,
      name: row.staff.name,
      departmentId: row.department.id,
      departmentName: row.department.name,
      divisionCode: row.department.divisionCode,
      roles: row.staff.roles,
      accounts: [row.staff.id, ...row.staff.accounts],
      personId: row.staff.personId,
      factorAt: row.factorAt,
      sessionId,
    } as const;
    return { caller, method, lastSeenAt, expiresAt, network };
  };
}
