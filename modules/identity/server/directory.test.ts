import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDepartments } from '../model/operations.ts';
import { startIdentity } from './fixtures.ts';

let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  world = await startIdentity();
});
afterAll(() => world.close());

it('lists the departments with the divisions that they serve', async () => {
  expect((await send(world.app, listDepartments)).value.departments).toEqual([
    {
      id: 'YX-SJ',
      name: '云溪区数据局',
      divisionCode: '330199',
      divisionName: '云溪区',
      uscc: '11330199002601037T',
    },
    {
      id: 'YX-WG',
      name: '云溪区文化广电旅游体育局',
      divisionCode: '330199',
      divisionName: '云溪区',
      uscc: '113301990026010290',
    },
    {
      id: 'YX-WJ',
      name: '云溪区卫生健康局',
      divisionCode: '330199',
      divisionName: '云溪区',
      uscc: '113301990026010103',
    },
  ]);
});

it('gives departments codes that pass the check of GB 32100-2015', async () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  for (const { uscc } of (await send(world.app, listDepartments)).value.departments) {
    const sum = [...uscc].reduce(
      (total, letter, place) => total + alphabet.indexOf(letter) * (3 ** place % 31),
      0,
    );
    // The check character has the weight 1.
    const check = alphabet.indexOf(uscc.slice(17));
    expect((sum - check * (3 ** 17 % 31) + check) % 31).toBe(0);
  }
});

it('finds who answers for a matter, in the division or the nearest one above', async () => {
  const { identity, kernel } = world;
  expect((await identity.departmentForMatter('330199', 'public-place-hygiene')).id).toBe('YX-WJ');
  expect((await identity.departmentForMatter('330199', 'publication')).id).toBe('YX-WG');
  await kernel.database.pool.query(
    `insert into identity.division values ('330199001', '清河街道', '330199', '2026-11-21T02:00:00Z')`,
  );
  kernel.clock.advance(60_000);
  expect((await identity.departmentForMatter('330199001', 'publication')).id).toBe('YX-WG');
  await expect(identity.departmentForMatter('330199', 'astronomy')).rejects.toMatchObject({
    code: 'IDENTITY_NO_DEPARTMENT',
    text: { zh: '区划 330199 没有负责“astronomy”的部门。' },
  });
  await expect(identity.departmentForMatter('110000', 'publication')).rejects.toMatchObject({
    code: 'IDENTITY_NO_DEPARTMENT',
  });
});

it('knows its departments and staff, and says when there is none', async () => {
  const { identity } = world;
  expect((await identity.department('YX-WJ')).name).toBe('云溪区卫生健康局');
  await expect(identity.department('YX-XX')).rejects.toMatchObject({ code: 'KERNEL_NOT_FOUND' });
  await expect(identity.staffMember('0197f000-0000-7000-8000-000000000000')).rejects.toMatchObject({
    code: 'KERNEL_NOT_FOUND',
  });
});
