import { kernelErrors, type Operation } from '@zhiban/kernel';
import type { Kernel, ModuleParts, Route, Row, Tx } from '@zhiban/kernel/server';
import {
  type Caller,
  type DemoAccount,
  type Department,
  identityErrors,
  mayCall,
  mayMeet,
  needsFactor,
  type OpeningPurpose,
  type OpeningView,
  type SecurityEvent,
  type StaffMember,
} from '../model/index.ts';
import { noteReading } from './alerts.ts';
import { listDemoAccounts } from './connectors/demo/list-demo-accounts.ts';
import { sealedDemoPasswords } from './connectors/demo/password.ts';
import { seedTownInto, type Town } from './connectors/demo/seed-town.ts';
import type { IdentityContext } from './context.ts';
import { createCookies } from './cookie.ts';
import { createDirectory, departmentsMet } from './directory.ts';
import { type Enrolment, enrolStaff } from './enrol-staff.ts';
import type { Request } from './http.ts';
import { listCompanies } from './list-companies.ts';
import { createOidc } from './oidc.ts';
import { noteOpening, type Opened, openingsOf } from './openings.ts';
import { sealedResidentIds } from './resident-id.ts';
import { identityRoutes } from './routes.ts';
import { createSessions } from './sessions.ts';
import { readStaff } from './store.ts';
import { sealedTotpSecrets } from './totp.ts';

export type { Town } from './connectors/demo/seed-town.ts';
export { route } from './route.ts';

export interface IdentityOptions {
  /** Offers demo accounts. In production they are refused whatever stands here. */
  readonly demoSignIn: boolean;
  /** Hears of sign-ins and the like, in the transaction of the change; what it throws undoes the change. */
  readonly onSecurityEvent?: (tx: Tx, event: SecurityEvent) => Promise<void>;
}

/** Who is who, and who may do what. */
export interface Identity extends ModuleParts<Route<Caller>> {
  /** The caller behind a request's session cookie; anonymous when there is none. */
  authenticate(request: Request): Promise<Caller>;
  /**
   * Asks the permission table. The function returned throws KERNEL_NOT_FOUND for a row that is not the
   * caller's, so that nobody learns that it exists.
   * @throws KERNEL_NOT_SIGNED_IN for an anonymous caller, KERNEL_FORBIDDEN for another, who may not call it,
   * IDENTITY_FACTOR_TOO_OLD where the table asks staff for a second factor of the last ten minutes
   */
  guard(caller: Caller, operation: Operation): (row: Row) => void;
  /** The ids of the departments whose rows a caller meets in an operation: what a list of it shows. */
  departmentsMet(caller: Caller, operation: Pick<Operation, 'id'>): Promise<string[]>;
  /** @throws KERNEL_NOT_FOUND */
  staffMember(staffId: string): Promise<StaffMember>;
  /** @throws KERNEL_NOT_FOUND */
  department(departmentId: string): Promise<Department>;
  /**
   * The department that answers for a matter (`public-place-hygiene`) in a division, or in the nearest one above.
   * @throws IDENTITY_NO_DEPARTMENT
   */
  departmentForMatter(divisionCode: string, matter: string): Promise<Department>;
  /** Whether a person may apply for a service in a company's name today. */
  mayActFor(personId: string, uscc: string, serviceId: string): Promise<boolean>;
  /** Counts that somebody looked at a personal value in full; too many in an hour are told to supervisors. */
  noteReading(tx: Tx, caller: Caller): Promise<void>;
  /**
   * Puts on record that a member of staff opens somebody's record, once for a purpose and a day; see `Opened`. `write`
   * writes the evidence of what is new. Too many in an hour are told to supervisors.
   * @throws IDENTITY_PURPOSE_NEEDED
   */
  noteOpening(
    caller: Caller,
    opened: Opened,
    write: (tx: Tx, purpose: OpeningPurpose) => Promise<void>,
  ): Promise<void>;
  /** Who has opened a record, for the person whose it is. */
  openingsOf(record: string): Promise<OpeningView[]>;
  /** Makes a staff account; `totpUri` (otpauth://) is told this once. The password has at least 12 characters. */
  enrolStaff(enrolment: Enrolment): Promise<{ staffId: string; totpUri: string }>;
  /**
   * Brings a fictional town and the demo accounts into the database, once; repeating it adds what is new.
   * @returns the demo accounts; none where demo sign-in is off, and then nothing is written
   */
  seedTown(town: Town): Promise<DemoAccount[]>;
  /** The demo accounts with their passwords; none where demo sign-in is off. */
  demoAccounts(): Promise<DemoAccount[]>;
}

/** Builds the module on a kernel. */
export function createIdentity(kernel: Kernel, options: IdentityOptions): Identity {
  const demoSignIn = options.demoSignIn && kernel.config.environment !== 'production';
  const directory = createDirectory(kernel);
  const cookies = createCookies(kernel.config.publicUrl);
  const context: IdentityContext = {
    kernel,
    directory,
    cookies,
    oidc: createOidc(kernel),
    demoSignIn,
    sessions: createSessions(kernel, cookies, demoSignIn),
    tell: options.onSecurityEvent ?? (async () => undefined),
  };

  return {
    routes: identityRoutes(context),
    migrations: { module: 'identity', folder: new URL('./migrations/', import.meta.url) },
    sealed: [sealedResidentIds, sealedTotpSecrets, sealedDemoPasswords],
    async authenticate(request) {
      const caller = await context.sessions.authenticate(request);
      // `guard` cannot wait, and needs the division tree for them.
      if (caller.kind === 'staff') await directory.refresh();
      return caller;
    },
    guard(caller, { id }) {
      if (!mayCall(caller, id))
        throw caller.kind === 'anonymous' ? kernelErrors.NOT_SIGNED_IN() : kernelErrors.FORBIDDEN();
      if (needsFactor(caller, id, kernel.clock.now())) throw identityErrors.FACTOR_TOO_OLD();
      return row => {
        if (!mayMeet(caller, id, row, directory.divisionsOf)) throw kernelErrors.NOT_FOUND();
      };
    },
    departmentsMet: (caller, operation) => departmentsMet(directory, caller, operation),
    async staffMember(staffId) {
      return found(await readStaff(kernel.db, staffId));
    },
    async department(departmentId) {
      return found(await directory.find(departmentId));
    },
    departmentForMatter: directory.forMatter,
    async mayActFor(personId, uscc, serviceId) {
      const companies = await listCompanies(kernel, personId);
      return companies.some(
        company =>
          company.uscc === uscc && (company.services === null || company.services.includes(serviceId)),
      );
    },
    async noteReading(tx, caller) {
      if (caller.kind === 'staff') await noteReading(tx, kernel, caller.staffId);
    },
    noteOpening: (caller, opened, write) => noteOpening(kernel, caller, opened, write),
    openingsOf: record => openingsOf(kernel, record),
    enrolStaff: enrolment => kernel.transaction(tx => enrolStaff(kernel, tx, enrolment)),
    async seedTown(town) {
      if (!demoSignIn) return [];
      await kernel.transaction(tx => seedTownInto(kernel, tx, town));
      directory.forget();
      return listDemoAccounts(kernel);
    },
    demoAccounts: async () => (demoSignIn ? listDemoAccounts(kernel) : []),
  };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw kernelErrors.NOT_FOUND();
  return value;
}
