import type { Operation } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import { asc, eq } from 'drizzle-orm';
import { type Caller, type Department, type DivisionsOf, identityErrors, mayMeet } from '../model/index.ts';
import { department, departmentMatter, division } from './tables.ts';

const FRESH_MS = 60_000;

interface Snapshot {
  readonly readAt: number;
  readonly departments: ReadonlyMap<string, Department>;
  /** Division code to the code of the one above. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** `division/matter` to a department's id. */
  readonly matters: ReadonlyMap<string, string>;
}

/** Departments and divisions, kept in memory for a minute: they are few and change by reform. */
export interface Directory {
  list(): Promise<Department[]>;
  find(departmentId: string): Promise<Department | undefined>;
  /** @throws IDENTITY_NO_DEPARTMENT when neither the division nor one above has a department for the matter */
  forMatter(divisionCode: string, matter: string): Promise<Department>;
  refresh(): Promise<void>;
  /** Answers from memory; call `refresh` before. */
  readonly divisionsOf: DivisionsOf;
  forget(): void;
}

export function createDirectory({ db, clock }: Pick<Kernel, 'db' | 'clock'>): Directory {
  let kept: Snapshot | undefined;

  async function read(): Promise<Snapshot> {
    const readAt = clock.now().getTime();
    const age = kept ? readAt - kept.readAt : -1;
    if (kept && age >= 0 && age < FRESH_MS) return kept;
    const departments = await db
      .select({
        id: department.id,
        name: department.name,
        divisionCode: department.divisionCode,
        divisionName: division.name,
        uscc: department.uscc,
      })
      .from(department)
      .innerJoin(division, eq(division.code, department.divisionCode))
      .orderBy(asc(department.id));
    const divisions = await db
      .select({ code: division.code, parentCode: division.parentCode })
      .from(division);
    const matters = await db.select().from(departmentMatter);
    kept = {
      readAt,
      departments: new Map(departments.map(row => [row.id, row])),
      parents: new Map(divisions.map(row => [row.code, row.parentCode])),
      matters: new Map(matters.map(row => [`${row.divisionCode}/${row.matter}`, row.departmentId])),
    };
    return kept;
  }

  return {
    async list() {
      return [...(await read()).departments.values()];
    },
    async find(departmentId) {
      return (await read()).departments.get(departmentId);
    },
    async forMatter(divisionCode, matter) {
      const { departments, parents, matters } = await read();
      for (const code of upwards(divisionCode, parents)) {
        const found = departments.get(matters.get(`${code}/${matter}`) ?? '');
        if (found) return found;
      }
      throw identityErrors.NO_DEPARTMENT({ divisionCode, matter });
    },
    async refresh() {
      await read();
    },
    divisionsOf(departmentId) {
      const found = kept?.departments.get(departmentId);
      return kept && found ? upwards(found.divisionCode, kept.parents) : [];
    },
    forget() {
      kept = undefined;
    },
  };
}

/** A division and those above it, nearest first. */
function upwards(divisionCode: string, parents: Snapshot['parents']): string[] {
  const codes: string[] = [];
  for (
    let code: string | null | undefined = divisionCode;
    code && !codes.includes(code);
    code = parents.get(code)
  )
    codes.push(code);
  return codes;
}

/** The ids of the departments whose rows a caller meets in an operation, by the permission table. */
export async function departmentsMet(
  directory: Directory,
  caller: Caller,
  operation: Pick<Operation, 'id'>,
): Promise<string[]> {
  const all = await directory.list();
  return all
    .filter(({ id }) => mayMeet(caller, operation.id, { departmentId: id }, directory.divisionsOf))
    .map(({ id }) => id);
}
