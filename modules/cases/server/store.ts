import type { Database, Tx } from '@zhiban/kernel/server';
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Status } from '../model/lifecycle.ts';
import { application } from './tables.ts';

export type ApplicationRecord = typeof application.$inferSelect;

/** An application that was submitted, as a simulation goes through them. */
export interface SubmittedRecord {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string;
  readonly serviceVersion: number;
  readonly submittedAt: Date;
}

interface SubmittedWithin {
  readonly serviceId: string;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

const PAGE = 50;

const submittedIn = ({ serviceId, from, until }: SubmittedWithin): SQL | undefined =>
  and(
    eq(application.serviceId, serviceId),
    isNotNull(application.submittedAt),
    from && gte(application.submittedAt, from),
    until && lt(application.submittedAt, until),
  );

export interface Applicant {
  readonly personId: string;
  readonly organisation: string | null;
}

/** An applicant as somebody acts for him: in these services alone, or in all. */
interface Acting extends Applicant {
  readonly services: readonly string[] | null;
}

const filedBy = ({ personId, organisation }: Applicant): SQL | undefined =>
  organisation === null
    ? and(eq(application.personId, personId), isNull(application.organisation))
    : eq(application.organisation, organisation);

/** The SQL of this module. */
export function caseStore(db: Database) {
  const byId = db
    .select()
    .from(application)
    .where(eq(application.id, sql.placeholder('id')))
    .prepare('cases_application');
  return {
    async find(id: string): Promise<ApplicationRecord | undefined> {
      return (await byId.execute({ id }))[0];
    },
    /** The row, held until the transaction ends, so that two acts on one application follow each other. */
    async hold(tx: Tx, id: string): Promise<ApplicationRecord | undefined> {
      return (await tx.select().from(application).where(eq(application.id, id)).for('update'))[0];
    },
    /** @returns false when the applicant already has an open draft of the service */
    async insert(tx: Tx, record: ApplicationRecord): Promise<boolean> {
      const rows = await tx
        .insert(application)
        .values(record)
        .onConflictDoNothing()
        .returning({ id: application.id });
      return rows.length > 0;
    },
    async openDraft(
      serviceId: string,
      applicant: Applicant & { personId: string },
    ): Promise<ApplicationRecord | undefined> {
      const rows = await db
        .select()
        .from(application)
        .where(
          and(
            eq(application.serviceId, serviceId),
            eq(application.personId, applicant.personId),
            eq(application.status, 'draft'),
            filedBy(applicant),
          ),
        );
      return rows[0];
    },
    /** Which of these documents another application of the same applicant rests on. */
    async usedElsewhere(
      tx: Tx,
      { id, ...applicant }: Applicant & { readonly id: string },
      documents: readonly string[],
    ): Promise<string[]> {
      const rows = await tx
        .select({ materials: application.materials })
        .from(application)
        .where(and(filedBy(applicant), ne(application.id, id)));
      const used = new Set(rows.flatMap(({ materials }) => Object.values(materials)));
      return documents.filter(document => used.has(document));
    },
    update: (tx: Tx, id: string, changes: Partial<ApplicationRecord>) =>
      tx.update(application).set(changes).where(eq(application.id, id)),
    async nextNumber(): Promise<number> {
      const { rows } = await db.execute<{ n: number }>(sql`select nextval('cases.application_number') n`);
      const [row] = rows;
      if (!row) throw new Error('The sequence cases.application_number is missing.');
      return row.n;
    },
    /** The applicant's applications of the last page before `before`, newest first, and one more if there is. */
    listOf({ services, ...applicant }: Acting, before: Date | undefined): Promise<ApplicationRecord[]> {
      return db
        .select()
        .from(application)
        .where(
          and(
            filedBy(applicant),
            services ? inArray(application.serviceId, [...services]) : undefined,
            before ? lt(application.updatedAt, before) : undefined,
          ),
        )
        .orderBy(desc(application.updatedAt))
        .limit(PAGE + 1);
    },
    /** The newest approved applications of the applicant: what was proven once need not be asked again. */
    approvedOf: (applicant: Applicant, exceptId: string): Promise<ApplicationRecord[]> =>
      db
        .select()
        .from(application)
        .where(and(filedBy(applicant), eq(application.status, 'approved'), ne(application.id, exceptId)))
        .orderBy(desc(application.closedAt))
        .limit(3),
    inbox(filter: {
      departments: readonly string[];
      status: Status;
      text?: string | undefined;
      service?: string | undefined;
      after?: { dueOn: string; id: string } | undefined;
    }): Promise<ApplicationRecord[]> {
      const { departments, status, text, service, after } = filter;
      const pattern = text && `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      return db
        .select()
        .from(application)
        .where(
          and(
            inArray(application.departmentId, [...departments]),
            isNotNull(application.submittedAt),
            eq(application.status, status),
            service ? eq(application.serviceId, service) : undefined,
            pattern
              ? or(ilike(application.applicantName, pattern), ilike(application.number, pattern))
              : undefined,
            after
              ? or(
                  gt(application.dueOn, after.dueOn),
                  and(eq(application.dueOn, after.dueOn), gt(application.id, after.id)),
                )
              : undefined,
          ),
        )
        .orderBy(asc(application.dueOn), asc(application.id))
        .limit(PAGE + 1);
    },
    async counts(
      departments: readonly string[],
      today: string,
    ): Promise<{ review: number; overdue: number; today: number }> {
      const [row] = await db
        .select({
          review: count(),
          overdue: sql<number>`count(*) filter (where ${application.dueOn} < ${today})`,
          today: sql<number>`count(*) filter (where ${application.dueOn} = ${today})`,
        })
        .from(application)
        .where(and(inArray(application.departmentId, [...departments]), eq(application.status, 'review')));
      return row ?? { review: 0, overdue: 0, today: 0 };
    },
    /** The submitted applications after `after`, newest first. */
    async submitted(
      within: SubmittedWithin,
      after: Pick<SubmittedRecord, 'submittedAt' | 'id'> | undefined,
      limit: number,
    ): Promise<SubmittedRecord[]> {
      const { id, number, serviceId, serviceVersion, submittedAt } = application;
      const rows = await db
        .select({ id, number, serviceId, serviceVersion, submittedAt })
        .from(application)
        .where(
          and(
            submittedIn(within),
            after &&
              sql`(${submittedAt}, ${id}) < (${after.submittedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ),
        )
        .orderBy(desc(submittedAt), desc(id))
        .limit(limit);
      return rows.flatMap(row => (row.submittedAt ? [{ ...row, submittedAt: row.submittedAt }] : []));
    },
    countSubmitted: (within: SubmittedWithin): Promise<number> => db.$count(application, submittedIn(within)),
    page: <T>(rows: readonly T[]): { items: T[]; more: boolean } => ({
      items: rows.slice(0, PAGE),
      more: rows.length > PAGE,
    }),
  };
}
export type CaseStore = ReturnType<typeof caseStore>;
