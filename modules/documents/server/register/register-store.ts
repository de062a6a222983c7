import type { Database, Tx } from '@zhiban/kernel/server';
import { and, asc, desc, eq, ilike, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { LicenceState } from '../../model/licence.ts';
import type { LicenceRecord } from '../store.ts';
import { licence, licenceAct, licenceVersion } from '../tables.ts';

export type ActRecord = typeof licenceAct.$inferSelect;
export type VersionRecord = typeof licenceVersion.$inferSelect;
type Reader = Database | Tx;

/** Where a page of the list ends: the next begins after it. */
export interface Cursor {
  readonly issuedAt: Date;
  readonly id: string;
}
export interface LicenceFilter {
  readonly departments?: readonly string[];
  readonly holderCode?: string;
  /** Null: of all services. */
  readonly services?: readonly string[] | null;
  readonly text?: string | undefined;
  readonly state?: LicenceState | undefined;
  readonly expiringWithinDays?: number | undefined;
  readonly waiting?: boolean | undefined;
  /** Civil day: what is over by then stands as 05. */
  readonly today: string;
  readonly after?: Cursor | undefined;
}

export const PAGE = 50;

const validTo = sql`${licence.metadata} ->> 'validTo'`;
const holderName = sql`${licence.metadata} ->> 'holderName'`;
const alive = inArray(licence.state, ['01', '02']);
// In words of SQL: Drizzle leaves the table's name away in a selected expression, and then it is another column.
const isWaiting = sql<boolean>`exists (
  select from documents.licence_act open where open.licence_id = documents.licence.id and open.outcome = 'proposed'
)`;

/** As `standingOf` says it. */
function standsAs(state: LicenceState, today: string): SQL | undefined {
  const over = sql`coalesce(${validTo} < ${today}, false)`;
  if (state === '05') return or(eq(licence.state, '05'), and(alive, over));
  return and(eq(licence.state, state), state === '01' || state === '02' ? sql`not ${over}` : undefined);
}

/** A number, a name or a title by a part of it; codes and identifiers only whole. */
function named(text: string): SQL | undefined {
  const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return or(
    ilike(licence.number, part),
    ilike(licence.title, part),
    sql`${holderName} ilike ${part}`,
    eq(licence.holderCode, text),
    eq(licence.identifier, text),
  );
}

function conditionsOf(filter: LicenceFilter): (SQL | undefined)[] {
  const {
    departments,
    holderCode,
    services,
    text,
    state,
    expiringWithinDays: days,
    waiting,
    today,
    after,
  } = filter;
  return [
    departments ? inArray(licence.departmentId, [...departments]) : undefined,
    holderCode === undefined ? undefined : eq(licence.holderCode, holderCode),
    services ? inArray(licence.serviceId, [...services]) : undefined,
    text ? named(text) : undefined,
    state ? standsAs(state, today) : undefined,
    days === undefined
      ? undefined
      : and(alive, sql`${validTo} between ${today} and to_char(${today}::date + ${days}::int, 'YYYY-MM-DD')`),
    waiting ? isWaiting : undefined,
    after
      ? sql`(${licence.issuedAt}, ${licence.id}) < (${after.issuedAt.toISOString()}::timestamptz, ${after.id}::uuid)`
      : undefined,
  ];
}

/** The SQL of the register: what happens to licences after their issue. */
export function registerStore(db: Database) {
  return {
    /** One row more than a page, so that it is known whether there is a next one. */
    list: (filter: LicenceFilter): Promise<{ record: LicenceRecord; waiting: boolean }[]> =>
      db
        .select({ record: licence, waiting: isWaiting })
        .from(licence)
        .where(and(...conditionsOf(filter)))
        .orderBy(desc(licence.issuedAt), desc(licence.id))
        .limit(PAGE + 1),
    async hold(tx: Tx, id: string): Promise<LicenceRecord | undefined> {
      return (await tx.select().from(licence).where(eq(licence.id, id)).for('update'))[0];
    },
    /** The licences of the same holder, type and number that still live, held. */
    holdEarlier: (tx: Tx, { holderCode, typeCode, number, id }: LicenceRecord): Promise<LicenceRecord[]> =>
      tx
        .select()
        .from(licence)
        .where(
          and(
            eq(licence.holderCode, holderCode),
            eq(licence.typeCode, typeCode),
            eq(licence.number, number),
            alive,
            ne(licence.id, id),
          ),
        )
        .orderBy(licence.id)
        .for('update'),
    update: (tx: Tx, id: string, change: Partial<LicenceRecord>) =>
      tx.update(licence).set(change).where(eq(licence.id, id)),
    setState: (tx: Tx, id: string, state: LicenceState) =>
      tx
        .update(licence)
        .set({ state, metadata: sql`jsonb_set(${licence.metadata}, '{state}', to_jsonb(${state}::text))` })
        .where(eq(licence.id, id)),
    /** The acts of licences, oldest first. */
    acts: (licenceIds: readonly string[], from: Reader = db): Promise<ActRecord[]> =>
      from
        .select()
        .from(licenceAct)
        .where(inArray(licenceAct.licenceId, [...licenceIds]))
        .orderBy(asc(licenceAct.at), asc(licenceAct.id)),
    insertAct: (tx: Tx, record: ActRecord) => tx.insert(licenceAct).values(record),
    updateAct: (tx: Tx, id: string, change: Partial<ActRecord>) =>
      tx.update(licenceAct).set(change).where(eq(licenceAct.id, id)),
    insertVersion: (tx: Tx, record: VersionRecord) => tx.insert(licenceVersion).values(record),
    /** Former versions, newest first. */
    formerVersions: (licenceId: string): Promise<VersionRecord[]> =>
      db
        .select()
        .from(licenceVersion)
        .where(eq(licenceVersion.licenceId, licenceId))
        .orderBy(desc(licenceVersion.version)),
    async versionByIdentifier(identifier: string): Promise<VersionRecord | undefined> {
      return (await db.select().from(licenceVersion).where(eq(licenceVersion.identifier, identifier)))[0];
    },
  };
}
export type RegisterStore = ReturnType<typeof registerStore>;
