import { randomInt } from 'node:crypto';
import type { Kernel, Tx } from '@zhiban/kernel/server';
import { eq } from 'drizzle-orm';
import { enrolStaff } from '../../enrol-staff.ts';
import { residentIdDigest, sealResidentId } from '../../resident-id.ts';
import {
  delegation,
  demoAccount,
  department,
  departmentMatter,
  division,
  organisation,
  person,
} from '../../tables.ts';
import { APPLICANTS, DEPARTMENTS, DIVISIONS, STAFF } from './cast.ts';
import { sealDemoPassword } from './password.ts';

/** Plain data of a fictional town; keys are the town's own names for its people and companies. */
export interface Town {
  readonly persons: readonly { readonly key: string; readonly name: string; readonly residentId: string }[];
  readonly companies: readonly {
    readonly key: string;
    readonly name: string;
    readonly uscc: string;
    readonly legalRepresentativeKey: string;
    /** Since when; absent: long enough ago. */
    readonly legalRepresentativeSince?: string;
  }[];
  readonly delegations: readonly {
    readonly personKey: string;
    readonly companyKey: string;
    /** Ids of services; absent: all. */
    readonly services?: readonly string[];
    /** `2026-01-01` */
    readonly validFrom: string;
    /** The last day; absent: until revoked. */
    readonly validTo?: string;
  }[];
}

/** Brings the town and the demo accounts into the database; what is there already stays as it is. */
export async function seedTownInto(kernel: Kernel, tx: Tx, town: Town): Promise<void> {
  const createdAt = kernel.clock.now();
  await seedDepartments(tx, createdAt);
  const persons = await seedPersons(kernel, tx, town, createdAt);
  await seedCompanies(kernel, tx, town, persons, createdAt);
  for (const { key } of APPLICANTS) {
    const personId = persons.get(key);
    if (personId) await tx.insert(demoAccount).values({ key, personId, createdAt }).onConflictDoNothing();
  }
  await seedStaff(kernel, tx, createdAt);
}

async function seedDepartments(tx: Tx, createdAt: Date): Promise<void> {
  for (const row of DIVISIONS)
    await tx
      .insert(division)
      .values({ ...row, createdAt })
      .onConflictDoNothing();
  for (const { id, name, divisionCode, uscc, matters } of DEPARTMENTS) {
    await tx.insert(department).values({ id, name, divisionCode, uscc, createdAt }).onConflictDoNothing();
    const rows = matters.map(matter => ({ divisionCode, matter, departmentId: id, createdAt }));
    await tx.insert(departmentMatter).values(rows).onConflictDoNothing();
  }
}

async function seedPersons(
  kernel: Kernel,
  tx: Tx,
  town: Town,
  createdAt: Date,
): Promise<Map<string, string>> {
  const { ids, keyring } = kernel;
  const idOf = new Map<string, string>();
  for (const { key, name, residentId } of town.persons) {
    const id = ids.next();
    const residentIdSealed = sealResidentId(keyring, id, residentId);
    const digest = residentIdDigest(keyring, residentId);
    await tx
      .insert(person)
      .values({ id, name, residentIdDigest: digest, residentIdSealed, createdAt })
      .onConflictDoNothing();
    const [stored] = await tx
      .select({ id: person.id })
      .from(person)
      .where(eq(person.residentIdDigest, digest));
    if (stored) idOf.set(key, stored.id);
  }
  return idOf;
}

async function seedCompanies(
  { ids }: Kernel,
  tx: Tx,
  town: Town,
  persons: ReadonlyMap<string, string>,
  createdAt: Date,
): Promise<void> {
  const usccOf = new Map(town.companies.map(({ key, uscc }) => [key, uscc]));
  const personOf = (key: string) => known(persons.get(key), `person ${key}`);
  for (const { name, uscc, legalRepresentativeKey, legalRepresentativeSince } of town.companies) {
    const validFrom = legalRepresentativeSince ?? '2020-01-01';
    await tx.insert(organisation).values({ uscc, name, createdAt }).onConflictDoNothing();
    const personId = personOf(legalRepresentativeKey);
    await tx
      .insert(delegation)
      .values({ id: ids.next(), personId, uscc, basis: 'legal_representative', validFrom, createdAt })
      .onConflictDoNothing();
  }
  for (const { personKey, companyKey, services, validFrom, validTo } of town.delegations) {
    const uscc = known(usccOf.get(companyKey), `company ${companyKey}`);
    await tx
      .insert(delegation)
      .values({
        id: ids.next(),
        personId: personOf(personKey),
        uscc,
        basis: 'agent',
        services: services ? [...services] : null,
        validFrom,
        validTo,
        createdAt,
      })
      .onConflictDoNothing();
  }
}

async function seedStaff(kernel: Kernel, tx: Tx, createdAt: Date): Promise<void> {
  const seeded = await tx.select({ key: demoAccount.key }).from(demoAccount);
  for (const { key, name, residentId, departmentId, roles } of STAFF) {
    if (seeded.some(account => account.key === key)) continue;
    const password = `yunqi-${randomInt(1_000_000, 10_000_000)}`;
    const { staffId } = await enrolStaff(
      kernel,
      tx,
      { userName: key, name, residentId, departmentId, roles, password },
      true,
    );
    const passwordSealed = sealDemoPassword(kernel.keyring, key, password);
    await tx.insert(demoAccount).values({ key, staffId, passwordSealed, createdAt });
  }
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The town names a ${what} that is not in it.`);
  return value;
}
