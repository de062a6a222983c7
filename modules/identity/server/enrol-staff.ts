import type { Kernel, Tx } from '@zhiban/kernel/server';
import type { StaffRole } from '../model/index.ts';
import { hashPassword } from './passwords.ts';
import { residentIdDigest } from './resident-id.ts';
import { normaliseUserName } from './store.ts';
import { staff } from './tables.ts';
import { makeTotp } from './totp.ts';

export interface Enrolment {
  readonly userName: string;
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly StaffRole[];
  /** 公民身份号码 of the person behind the account (GB 11643-1999); only its keyed digest is kept. */
  readonly residentId: string;
  /** At least 12 characters. */
  readonly password: string;
}

/**
 * Makes a staff account with a new second factor.
 * @param demo made by the demo connector: such an account never signs in in production
 * @returns `totpUri` (otpauth://) for the authenticator app, told this once and never again
 */
export async function enrolStaff(
  kernel: Kernel,
  tx: Tx,
  enrolment: Enrolment,
  demo = false,
): Promise<{ staffId: string; totpUri: string }> {
  if (enrolment.password.length < 12) throw new RangeError('A staff password has at least 12 characters.');
  if (!/^\d{17}[\dX]$/.test(enrolment.residentId))
    throw new RangeError('A resident ID number has 17 digits and a digit or X.');
  const staffId = kernel.ids.next();
  const userName = normaliseUserName(enrolment.userName);
  const totp = makeTotp(kernel.keyring, staffId, userName);
  await tx.insert(staff).values({
    id: staffId,
    userName,
    name: enrolment.name,
    departmentId: enrolment.departmentId,
    roles: [...enrolment.roles],
    personDigest: residentIdDigest(kernel.keyring, enrolment.residentId),
    passwordHash: await hashPassword(enrolment.password),
    totpSecretSealed: totp.sealed,
    demo,
    createdAt: kernel.clock.now(),
  });
  return { staffId, totpUri: totp.uri };
}
