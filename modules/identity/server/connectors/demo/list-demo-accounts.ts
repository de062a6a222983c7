import type { Kernel } from '@zhiban/kernel/server';
import { eq } from 'drizzle-orm';
import type { DemoAccount } from '../../../model/index.ts';
import { demoAccount, department, person, staff } from '../../tables.ts';
import { unusedCode } from '../../totp.ts';
import { APPLICANTS, STAFF } from './cast.ts';
import { openDemoPassword } from './password.ts';

/** The demo accounts in the order of the cast, each with all that is needed to sign in as it. */
export async function listDemoAccounts({ db, keyring, clock }: Kernel): Promise<DemoAccount[]> {
  const rows = await db
    .select({ account: demoAccount, person, staff, departmentName: department.name })
    .from(demoAccount)
    .leftJoin(person, eq(person.id, demoAccount.personId))
    .leftJoin(staff, eq(staff.id, demoAccount.staffId))
    .leftJoin(department, eq(department.id, staff.departmentId));
  const rowOf = new Map(rows.map(row => [row.account.key, row]));
  const now = clock.now();
  const applicants = APPLICANTS.flatMap(({ key, about }): DemoAccount[] => {
    const found = rowOf.get(key)?.person;
    return found ? [{ kind: 'applicant', key, name: found.name, about }] : [];
  });
  const officials = STAFF.flatMap(({ key, about }): DemoAccount[] => {
    const row = rowOf.get(key);
    if (!row?.staff || !row.account.passwordSealed) return [];
    const { id, name, userName, roles, totpSecretSealed, totpLastStep } = row.staff;
    const totp = unusedCode(keyring, { staffId: id, sealed: totpSecretSealed, lastStep: totpLastStep }, now);
    return [
      {
        kind: 'staff',
        key,
        name,
        about,
        roles,
        departmentName: row.departmentName ?? '',
        userName,
        password: openDemoPassword(keyring, key, row.account.passwordSealed),
        totpCode: totp.code,
        nextCodeInSeconds: totp.nextInSeconds,
      },
    ];
  });
  return [...applicants, ...officials];
}
