import { createTestKernel, send, startTestServer } from '@zhiban/kernel/testkit';
import type { DemoAccount, SecurityEvent } from '../model/index.ts';
import { listDemoAccounts, signInAsDemo, signInStaff } from '../model/operations.ts';
import { createIdentity, type Identity, type Town } from './index.ts';

export const BOOKSHOP = '91330199MAT260012M';
export const HOTEL = '91330199MAT260020G';

/** A fictional town of five people and two companies; the codes have valid check digits. */
export const TOWN: Town = {
  persons: [
    { key: 'zhang_guiying', name: '张桂英', residentId: '330199194403150022' },
    { key: 'li_wei', name: '李伟', residentId: '330199198806060011' },
    { key: 'wang_fang', name: '王芳', residentId: '330199199209210047' },
    { key: 'zhao_lei', name: '赵磊', residentId: '33019919850101003X' },
    { key: 'chen_jianguo', name: '陈建国', residentId: '330199197007070059' },
  ],
  companies: [
    {
      key: 'yunqi_bookshop',
      name: '临江市云溪书店有限公司',
      uscc: BOOKSHOP,
      legalRepresentativeKey: 'li_wei',
    },
    {
      key: 'qinghe_hotel',
      name: '临江市清和宾馆有限公司',
      uscc: HOTEL,
      legalRepresentativeKey: 'chen_jianguo',
    },
  ],
  delegations: [
    {
      personKey: 'wang_fang',
      companyKey: 'qinghe_hotel',
      services: ['hygiene-licence-change'],
      validFrom: '2026-10-15',
      validTo: '2026-11-21',
    },
  ],
};

type StaffAccount = Extract<DemoAccount, { kind: 'staff' }>;

/** The module on a database of its own, with the town in it, behind a real server. */
export async function startIdentity(
  options: { demoSignIn?: boolean; environment?: Record<string, string>; now?: string } = {},
) {
  const events: SecurityEvent[] = [];
  const migrations = { module: 'identity', folder: new URL('./migrations/', import.meta.url) };
  const kernel = await createTestKernel({
    migrations: [migrations],
    now: options.now ?? '2026-11-21T02:00:00Z',
    environment: options.environment,
  });
  const identity = createIdentity(kernel, {
    demoSignIn: options.demoSignIn ?? true,
    onSecurityEvent: async (_tx, event) => {
      events.push(event);
    },
  });
  const accounts = await identity.seedTown(TOWN);
  const app = await serve(kernel, identity);

  async function staff(key: string): Promise<StaffAccount> {
    const { accounts } = (await send(app, listDemoAccounts)).value;
    const account = accounts.find(entry => entry.key === key);
    if (account?.kind !== 'staff') throw new Error(`${key} is not staff`);
    return account;
  }

  return {
    kernel,
    identity,
    app,
    events,
    accounts,
    /** A demo account of a member of staff, with a code that has not been used. */
    staff,
    /** Signs a demo applicant in. @returns the cookie */
    async applicant(key: string): Promise<string> {
      return (await send(app, signInAsDemo, { body: { key } })).cookie;
    },
    /** Signs a member of staff in. @returns the cookie */
    async official(key: string): Promise<string> {
      const { userName, password, totpCode } = await staff(key);
      return (await send(app, signInStaff, { body: { userName, password, code: totpCode ?? '' } })).cookie;
    },
    async close() {
      await app.close();
      await kernel.close();
    },
  };
}

export function serve(kernel: Awaited<ReturnType<typeof createTestKernel>>, identity: Identity) {
  const { routes, authenticate, guard } = identity;
  return startTestServer(kernel, { routes, authenticate, guard });
}
