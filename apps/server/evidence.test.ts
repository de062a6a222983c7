import { getApplication, getEvidence, getRuleTrace } from '@zhiban/cases';
import { replayBundle, verifyApplication } from '@zhiban/cases/verify';
import { approveErasure, getEvidenceProof, listErasures, proposeErasure } from '@zhiban/evidence';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvidenceWorld, type EvidenceWorld } from './evidence-world.testkit.ts';

let world: EvidenceWorld;
beforeAll(async () => {
  world = await createEvidenceWorld();
}, 120_000);
afterAll(() => world.close());

describe('an honest record', () => {
  it('verifies offline, link by link, and gives the same decision again', async () => {
    const { id, code } = await world.file();
    expect(await world.failing(code)).toEqual(['inclusion']);
    await world.platform.modules.evidence.seal();
    expect(await world.failing(code)).toEqual(['witnesses']);
    expect(await world.look()).toMatchObject({ kind: 'signed', taken: true });
    const { text } = await world.bundle(code);
    const { checks } = await verifyApplication(text, world.keys);
    expect(checks.filter(({ holds }) => holds === false)).toEqual([]);
    expect(checks.map(({ what, event }) => `${event ?? ''} ${what}`)).toEqual([
      ' format',
      ...[1, 2, 3, 4, 5].flatMap(event =>
        ['chain', 'content', 'inclusion', 'time'].map(what => `${event} ${what}`),
      ),
      ' head',
      ' witnesses',
      '3 rules',
      '4 licence',
      '4 licence',
      '5 papers',
      '5 papers',
    ]);
    expect(await replayBundle(text)).toMatchObject([
      { event: 3, version: 1, sameRules: true, sameOutcome: true, sameReasons: true, sameTrace: true },
    ]);
    const proof = (await send(world.platform.app, getEvidenceProof, { params: { code } })).value;
    expect(proof).toMatchObject({
      state: 'final',
      sealed: { holds: true },
      witnesses: { threshold: 1, of: 1 },
    });
    const params = { applicationId: id };
    const record = (await send(world.platform.app, getEvidence, { params, cookie: world.applicant })).value;
    expect(record.events.map(({ leaf }) => leaf !== null)).toEqual([true, true, true, true, true]);
    expect(await world.audit()).toEqual([]);
  });

  it('is for its applicant and its department', async () => {
    const { id, code } = await world.file();
    await world.openFor(id, world.officer);
    const statuses = [];
    for (const cookie of [
      '',
      await world.platform.signIn('zhao_lei'),
      await world.platform.signInStaff('liu_yang'),
      world.officer,
      world.applicant,
    ])
      statuses.push((await world.bundle(code, cookie)).status);
    expect(statuses).toEqual([401, 404, 404, 200, 200]);
    expect((await world.bundle('0'.repeat(64))).error.code).toBe('KERNEL_NOT_FOUND');
  });

  it('keeps personal data out of what everybody can fetch', async () => {
    await world.file();
    await world.seal();
    const fetched = [];
    for (const path of ['checkpoint', 'tile/0/000.p/8', 'tile/entries/000.p/8', 'consistency?from=1&to=2'])
      fetched.push((await world.platform.app.inject(`/api/evidence/log/${path}`)).body);
    for (const secret of ['李伟', '13800000000', '搬运', '91330199MA2Y10015U'])
      expect(fetched.join('\n')).not.toContain(secret);
  });
});

describe('erasure by law', () => {
  it('takes the contents, keeps every proof, and says so everywhere', async () => {
    const { app } = world.platform;
    const { id, code, stream } = await world.file();
    await world.seal();
    const gaoFeng = world.supervisor;
    const tangYu = await world.platform.signInStaff('tang_yu');
    const body = { code, ground: 'retention-ended' as const, note: '档案保管期限已满' };
    for (const cookie of ['', world.applicant, world.officer])
      expect((await send(app, proposeErasure, { cookie, body })).status).toBe(cookie ? 403 : 401);
    const { id: erasureId } = (await send(app, proposeErasure, { cookie: gaoFeng, body })).value;
    expect((await send(app, proposeErasure, { cookie: tangYu, body })).error.code).toBe(
      'EVIDENCE_NOTHING_TO_ERASE',
    );
    const params = { erasureId };
    const own = await send(app, approveErasure, { cookie: gaoFeng, params });
    expect(own.error.code).toBe('EVIDENCE_SAME_PERSON');
    // Until the second person says so, the table itself refuses.
    const take = 'update evidence.event set content = null, salt = null where stream = $1';
    const { pool } = world.platform.kernel.database;
    await expect(pool.query(take, [stream])).rejects.toThrow('append only');
    const done = (await send(app, approveErasure, { cookie: tangYu, params })).value;
    expect(done).toMatchObject({ proposedBy: '高峰', approvedBy: '唐宇', ground: 'retention-ended' });
    expect((await send(app, approveErasure, { cookie: tangYu, params })).status).toBe(409);
    expect((await send(app, listErasures, { cookie: gaoFeng })).value.erasures).toEqual([done]);

    await world.seal();
    const { rows } = await pool.query(
      'select content, salt from evidence.event where stream = $1 and seq <= 5',
      [stream],
    );
    expect(rows).toEqual(Array.from({ length: 5 }, () => ({ content: null, salt: null })));
    const { text } = await world.bundle(code);
    // The rules' own example cases name a number, too.
    const events = JSON.stringify((JSON.parse(text) as { events: unknown }).events);
    expect(['13800000000', '搬运', '李伟'].filter(secret => events.includes(secret))).toEqual([]);
    const { checks } = await verifyApplication(text, world.keys);
    expect(checks.filter(({ holds }) => holds === false)).toEqual([]);
    expect(checks.find(({ what, event }) => what === 'content' && event === 2)).toEqual({
      what: 'content',
      event: 2,
      holds: null,
      text: {
        zh: '内容：已于 2026-11-21T02:00:00.000Z 依法删除，《中华人民共和国个人信息保护法》第四十七条第一款第二项；承诺值还在',
        en: expect.stringContaining('erased by law on 2026-11-21T02:00:00.000Z'),
      },
    });
    expect(await replayBundle(text)).toEqual([]);
    const record = (await send(app, getEvidence, { params: { applicationId: id }, cookie: world.applicant }))
      .value;
    expect([record.whole, record.erasedAt, record.events.length]).toEqual([
      true,
      '2026-11-21T02:00:00.000Z',
      6,
    ]);
    const proof = (await send(app, getEvidenceProof, { params: { code } })).value;
    expect(proof).toMatchObject({
      state: 'final',
      erasedAt: '2026-11-21T02:00:00.000Z',
      sealed: { holds: true },
    });
    expect(await world.audit()).toEqual([]);
    // The page and the officer's desk still open.
    const view = await send(app, getApplication, { params: { applicationId: id }, cookie: world.applicant });
    expect(view.value.timeline.map(entry => entry.type)).toContain('evidence.erased');
    await world.openFor(id, world.officer);
    expect(
      (await send(app, getRuleTrace, { params: { applicationId: id }, cookie: world.officer })).status,
    ).toBe(404);
    await world.platform.work();
  });

  it.each([
    [
      'another column',
      `update evidence.event set content = null, salt = null, type = 'x.y' where stream = $1`,
    ],
    ['the content alone', 'update evidence.event set content = null where stream = $1'],
    ['another content', `update evidence.event set content = '{}' where stream = $1`],
    ['the row', 'delete from evidence.event where stream = $1'],
  ])('gives the table no leave to change %s', async (_what, statement) => {
    const { kernel } = world.platform;
    const { code, stream } = await world.file();
    await kernel.database.pool.query(
      `insert into evidence.erasure values (gen_random_uuid(), $1, $2, 'other-law', '', gen_random_uuid(), '', now(), gen_random_uuid(), '', now())`,
      [stream, code],
    );
    await expect(kernel.database.pool.query(statement, [stream])).rejects.toThrow();
  });
});
