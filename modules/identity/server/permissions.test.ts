import type { Operation } from '@zhiban/kernel';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as operations from '../model/operations.ts';
import { startIdentity } from './fixtures.ts';

let world: Awaited<ReturnType<typeof startIdentity>>;
let cookies: Record<string, string>;
beforeAll(async () => {
  world = await startIdentity();
  cookies = {
    anonymous: '',
    applicant: await world.applicant('li_wei'),
    officer: await world.official('liu_yang'),
    service_owner: await world.official('he_jing'),
    supervisor: await world.official('gao_feng'),
  };
});
afterAll(() => world.close());

it('tells staff what colleagues are called, by id and by user name', async () => {
  const ask = async (of: string) =>
    (await send(world.app, operations.listStaffNames, { query: { of }, cookie: cookies.officer })).value
      .staff;
  const [known] = await ask('liu_yang,nobody');
  expect(known).toEqual({ of: 'liu_yang', name: '刘洋', departmentName: '云溪区卫生健康局' });
  const { rows } = await world.kernel.database.pool.query<{ id: string }>(
    `select id from identity.staff where user_name = 'liu_yang'`,
  );
  expect((await ask(rows[0]?.id ?? '')).map(({ name }) => name)).toEqual(['刘洋']);
});

describe('what each role may call', () => {
  // The order of the columns: anonymous, applicant, officer, service owner, supervisor.
  it.each<[Operation, Parameters<typeof send>[2], number, number, number, number, number]>([
    [operations.getSession, {}, 200, 200, 200, 200, 200],
    [operations.listDemoAccounts, {}, 200, 200, 200, 200, 200],
    [operations.signInAsDemo, { body: { key: 'nobody' } }, 404, 404, 404, 404, 404],
    [operations.signInStaff, { body: { userName: 'x', password: '', code: '1' } }, 400, 400, 400, 400, 400],
    [operations.listDepartments, {}, 200, 200, 200, 200, 200],
    [operations.listStaffNames, { query: { of: 'liu_yang' } }, 401, 403, 200, 200, 200],
    [operations.chooseCompany, { body: { uscc: null } }, 401, 200, 403, 403, 403],
    [operations.listMyCompanies, {}, 401, 200, 403, 403, 403],
    [operations.signOut, {}, 200, 200, 200, 200, 200],
  ])('$id', async (operation, request, ...expected) => {
    const statuses = [];
    for (const cookie of Object.values(cookies))
      statuses.push((await send(world.app, operation, { ...request, cookie })).status);
    expect(statuses).toEqual(expected);
  });
});

describe('guard', () => {
  it('refuses an operation that the table does not name', () => {
    const unknown = { ...operations.getSession, id: 'launchRocket' };
    expect(() => world.identity.guard({ kind: 'anonymous' }, unknown)).toThrow(
      expect.objectContaining({ code: 'KERNEL_NOT_SIGNED_IN' }),
    );
  });

  it('hides a foreign row as if it did not exist', () => {
    const caller = {
      kind: 'applicant',
      personId: 'p1',
      name: '李伟',
      residentId: '330199198806060011',
      actingFor: null,
      sessionId: 's1',
    } as const;
    const permit = world.identity.guard(caller, operations.listMyCompanies);
    expect(() => permit({ personId: 'p1' })).not.toThrow();
    expect(() => permit({ personId: 'p2' })).toThrow(expect.objectContaining({ code: 'KERNEL_NOT_FOUND' }));
  });
});
