import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getLicence, listLicences, listMyLicences } from '../../model/register-operations.ts';
import { as, HOTEL, startRegister, type TestRegister } from './register.testkit.ts';

let world: TestRegister;
beforeAll(async () => {
  world = await startRegister();
});
afterAll(() => world.close());

const proposalOf = async (licenceId: string): Promise<string> =>
  (await world.view(licenceId)).acts.find(({ outcome }) => outcome === 'proposed')?.id ?? '';
const kindsOf = (licenceId: string) =>
  world.events
    .filter(event => event.licenceId === licenceId)
    .map(({ kind, actor }) => `${kind} ${actor.name}`);

describe('an act by one officer', () => {
  it('withholds at once and restores, each with its ground, reason and officer, and leaves evidence', async () => {
    const id = await world.issue();
    const withheld = (await world.act(id, 'withhold')).value;
    expect([withheld.state, withheld.versions.length]).toEqual(['02', 1]);
    expect(withheld.acts[0]).toMatchObject({
      act: 'withhold',
      outcome: 'done',
      from: '01',
      to: '02',
      ground: { law: '中华人民共和国行政处罚法', article: '第九条' },
      reason: '现场检查发现问题',
      by: { id: 'liu_yang', name: '刘洋' },
      at: '2026-11-21T02:00:00.000Z',
    });
    expect((await world.act(id, 'withhold')).error.code).toBe('DOCUMENTS_LICENCE_NOT_NOW');
    expect((await world.act(id, 'restore', 'wu_tong')).value.state).toBe('01');
    expect(kindsOf(id)).toEqual(['licence-issued 证照库', 'licence-withhold 刘洋', 'licence-restore 吴桐']);
  });

  it('happens once when two officers press at once', async () => {
    const id = await world.issue();
    const answers = await Promise.all(['liu_yang', 'wu_tong'].map(who => world.act(id, 'withhold', who)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await world.view(id)).acts).toHaveLength(1);
  });

  it('is undone when its evidence cannot be written', async () => {
    const id = await world.issue();
    const { push } = world.events;
    world.events.push = () => {
      throw new Error('the evidence log is full');
    };
    expect((await world.act(id, 'withhold')).status).toBe(500);
    world.events.push = push;
    expect((await world.view(id)).state).toBe('01');
    expect((await world.view(id)).acts).toEqual([]);
  });
});

describe('an act that cannot be taken back', () => {
  it.each([
    ['rescind', '03'],
    ['revoke', '07'],
    ['deregister', '04'],
    ['transfer-out', '06'],
  ] as const)('%s is proposed by one and confirmed by another', async (act, state) => {
    const id = await world.issue();
    const proposed = (await world.act(id, act)).value;
    expect([proposed.state, proposed.waiting, proposed.acts[0]?.outcome]).toEqual(['01', true, 'proposed']);
    const actId = proposed.acts[0]?.id ?? '';
    expect((await world.answer(id, actId, 'confirm', 'liu_yang')).error.code).toBe(
      'DOCUMENTS_LICENCE_OWN_PROPOSAL',
    );
    const done = (await world.answer(id, actId, 'confirm', 'wu_tong')).value;
    expect([done.state, done.waiting]).toEqual([state, false]);
    expect(done.acts[0]).toMatchObject({
      outcome: 'done',
      by: { name: '刘洋' },
      answeredBy: { name: '吴桐' },
      to: state,
    });
    expect(kindsOf(id).slice(1)).toEqual(['licence-proposed 刘洋', `licence-${act} 吴桐`]);
    expect((await world.answer(id, actId, 'decline', 'wu_tong', '不同意')).error.code).toBe(
      'DOCUMENTS_LICENCE_ANSWERED',
    );
  });

  it('is declined by another with a reason, or withdrawn by its author; then there may be another', async () => {
    const id = await world.issue();
    await world.act(id, 'revoke');
    const first = await proposalOf(id);
    expect((await world.act(id, 'rescind', 'wu_tong')).error.code).toBe('DOCUMENTS_LICENCE_ALREADY_PROPOSED');
    expect((await world.answer(id, first, 'withdraw', 'wu_tong')).error.code).toBe(
      'DOCUMENTS_LICENCE_OF_ANOTHER',
    );
    expect((await world.answer(id, first, 'decline', 'liu_yang', '不同意')).error.code).toBe(
      'DOCUMENTS_LICENCE_OWN_PROPOSAL',
    );
    expect((await world.answer(id, first, 'decline', 'wu_tong')).error.code).toBe(
      'DOCUMENTS_LICENCE_REASON_NEEDED',
    );
    const declined = (await world.answer(id, first, 'decline', 'wu_tong', '证据不足')).value;
    expect([declined.state, declined.acts[0]?.outcome, declined.acts[0]?.answer]).toEqual([
      '01',
      'declined',
      '证据不足',
    ]);
    await world.act(id, 'revoke');
    const second = await proposalOf(id);
    expect((await world.answer(id, second, 'withdraw', 'liu_yang')).value.acts[0]?.outcome).toBe('withdrawn');
    expect(kindsOf(id).slice(1)).toEqual([
      'licence-proposed 刘洋',
      'licence-declined 吴桐',
      'licence-proposed 刘洋',
      'licence-withdrawn 刘洋',
    ]);
  });

  it('takes effect on the licence as it stands when it is confirmed', async () => {
    const id = await world.issue();
    await world.act(id, 'transfer-out');
    await world.act(id, 'withhold', 'wu_tong');
    const actId = await proposalOf(id);
    expect((await world.answer(id, actId, 'confirm', 'wu_tong')).error.code).toBe(
      'DOCUMENTS_LICENCE_NOT_NOW',
    );
    await world.answer(id, actId, 'withdraw', 'liu_yang');
    await world.act(id, 'revoke');
    const done = (await world.answer(id, await proposalOf(id), 'confirm', 'wu_tong')).value;
    expect(done.acts[0]).toMatchObject({ from: '02', to: '07' });
    // What was revoked is still deregistered, 行政许可法第七十条第四项.
    await world.act(id, 'deregister', 'wu_tong');
    expect((await world.answer(id, await proposalOf(id), 'confirm', 'liu_yang')).value.state).toBe('04');
  });

  it('is confirmed once when two press at once', async () => {
    const id = await world.issue();
    await world.act(id, 'revoke', 'sun_li');
    await world.act(id, 'revoke', 'liu_yang');
    const actId = await proposalOf(id);
    const answers = await Promise.all([
      world.answer(id, actId, 'confirm', 'wu_tong'),
      world.answer(id, actId, 'decline', 'wu_tong', '证据不足'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('takes two persons in the database too', async () => {
    const id = await world.issue();
    await world.act(id, 'revoke');
    const { pool } = world.kernel.database;
    const set = (change: string) =>
      pool.query(`update documents.licence_act set ${change} where licence_id = $1`, [id]);
    const refused = { constraint: 'licence_act_two_persons' };
    await expect(set(`outcome = 'done', answered_by_id = by_id`)).rejects.toMatchObject(refused);
    await expect(set(`outcome = 'done'`)).rejects.toMatchObject(refused);
    await expect(set(`outcome = 'declined', answered_by_id = by_id`)).rejects.toMatchObject(refused);
  });
});

describe('whose licences they are', () => {
  it('another department, a supervisor and the holder cannot act, a stranger sees nothing', async () => {
    const id = await world.issue();
    expect((await world.act(id, 'withhold', 'sun_li')).error.code).toBe('KERNEL_NOT_FOUND');
    expect((await world.annotate(id, '不归我管', null, 'sun_li')).error.code).toBe('KERNEL_NOT_FOUND');
    expect((await world.renew(id, '2032-06-11', 'sun_li')).error.code).toBe('KERNEL_NOT_FOUND');
    expect((await world.act(id, 'withhold', 'gao_feng')).error.code).toBe('KERNEL_FORBIDDEN');
    expect((await world.act(id, 'withhold', 'wang_fang')).error.code).toBe('KERNEL_FORBIDDEN');
    expect((await world.act(id, 'withhold', '')).error.code).toBe('KERNEL_NOT_SIGNED_IN');
    const seen = async (who: string) =>
      (await send(world.app, getLicence, { params: { licenceId: id }, ...as(who) })).status;
    expect([await seen('gao_feng'), await seen('sun_li'), await seen('wang_fang')]).toEqual([200, 404, 403]);
    await world.act(id, 'revoke', 'liu_yang');
    const actId = await proposalOf(id);
    expect((await world.answer(id, actId, 'confirm', 'sun_li')).error.code).toBe('KERNEL_NOT_FOUND');
    const other = await world.issue();
    expect((await world.answer(other, actId, 'confirm', 'wu_tong')).error.code).toBe('KERNEL_NOT_FOUND');
  });

  it('the holder sees what was done and why, and nobody’s name', async () => {
    const holder = { name: '云溪区磊磊理发店', code: '92330199MA2KX5M96Q', codeType: '001' as const };
    await world.issue({ holder });
    const before = (await send(world.app, listMyLicences, as('wang_fang'))).value.items;
    expect(before.length).toBeGreaterThan(3);
    expect(before.every(({ holderCode }) => holderCode === HOTEL)).toBe(true);
    const id = await world.issue();
    await world.act(id, 'withhold');
    await world.act(id, 'revoke');
    const { value, text } = await send(world.app, listMyLicences, as('wang_fang'));
    const [mine] = value.items.filter(licence => licence.id === id);
    expect(mine?.state).toBe('02');
    expect(mine?.history.map(({ act, reason }) => [act, reason])).toEqual([['withhold', '现场检查发现问题']]);
    expect(text).not.toContain('刘洋');
    expect((await send(world.app, listMyLicences, as('zhao_lei'))).value.items).toEqual([]);
  });
});

describe('the list', () => {
  const found = async (query: Record<string, unknown>, who = 'liu_yang') =>
    (await send(world.app, listLicences, { query, ...as(who) })).value.items.map(({ number }) => number);

  it('finds by number, name, code, title, state and by what ends soon', async () => {
    const holder = { name: '云溪区晚霞浴室', code: '92330199MA2KX5M97N', codeType: '001' as const };
    const about = { holder, title: '公共浴室卫生许可证', validTo: '2026-12-20' };
    const id = await world.issue({ ...about, number: '浴字〔2026〕第1号' });
    await world.issue({ ...about, number: '浴字〔2022〕第2号', validTo: '2026-11-20' });
    const both = ['浴字〔2022〕第2号', '浴字〔2026〕第1号'];
    expect(await found({ text: '浴字' })).toEqual(both);
    expect(await found({ text: '晚霞' })).toEqual(both);
    expect(await found({ text: '公共浴室' })).toEqual(both);
    expect(await found({ text: '92330199MA2KX5M97N' })).toEqual(both);
    expect(await found({ text: '92330199MA2KX5M97' })).toEqual([]);
    expect(await found({ text: '%' })).toEqual([]);
    expect(await found({ text: '浴字', state: '05' })).toEqual(['浴字〔2022〕第2号']);
    expect(await found({ text: '浴字', state: '01' })).toEqual(['浴字〔2026〕第1号']);
    expect(await found({ expiringWithinDays: 29 })).toEqual(['浴字〔2026〕第1号']);
    expect(await found({ expiringWithinDays: 28 })).toEqual([]);
    await world.act(id, 'revoke');
    expect(await found({ text: '浴字', waiting: true })).toEqual(['浴字〔2026〕第1号']);
    expect(await found({ text: '浴字' }, 'sun_li')).toEqual([]);
  });

  it('comes in pages that neither repeat nor leave out a licence, also of the same moment', async () => {
    const id = await world.issue({ departmentId: 'YX-WG' });
    await world.kernel.database.pool.query(
      `insert into documents.licence (id, application_id, service_id, person_id, department_id, title, number,
         identifier, holder_code, type_code, state, metadata, issued_at, made_at, pdf_digest)
       select gen_random_uuid(), gen_random_uuid(), service_id, person_id, department_id, title, number || n,
         identifier || n, holder_code, type_code, state, metadata, issued_at, made_at, pdf_digest
       from documents.licence, generate_series(1, 119) n where id = $1`,
      [id],
    );
    const pages: number[] = [];
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const query = after === undefined ? {} : { after };
      const { items, next } = (await send(world.app, listLicences, { query, ...as('sun_li') })).value;
      pages.push(items.length);
      for (const item of items) seen.add(item.id);
      after = next ?? undefined;
    } while (after !== undefined);
    expect([pages, seen.size]).toEqual([[50, 50, 20], 120]);
    const broken = await send(world.app, listLicences, { query: { after: 'yesterday' }, ...as('sun_li') });
    expect(broken.error.code).toBe('KERNEL_INVALID_INPUT');
  });
});
