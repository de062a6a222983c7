import { getEvidenceProof } from '@zhiban/evidence';
import { sm3 } from '@zhiban/kernel/server';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvidenceWorld, type EvidenceWorld, type Filed } from './evidence-world.testkit.ts';

let world: EvidenceWorld;
beforeAll(async () => {
  world = await createEvidenceWorld();
}, 120_000);
afterAll(() => world.close());

describe('what an attacker with the rights of the database owner does', () => {
  /** Name, what is done to a sealed record, which checks of the bundle fail, what the audit finds. */
  type Attack = [string, (record: Filed) => Promise<unknown>, string[], string[]];
  it.each<Attack>([
    [
      'a changed row',
      ({ stream }) =>
        world.tamper(
          `update evidence.event set content = replace(content, '搬运书架', '打扫') where stream = $1 and seq = 2`,
          [stream],
        ),
      ['content'],
      ['content-changed'],
    ],
    [
      'a changed row with a new commitment and a new chain',
      async ({ stream }) => {
        await world.tamper(
          `update evidence.event set content = '{"data":{}}', salt = 'x', commitment = $2 where stream = $1 and seq = 4`,
          [stream, sm3('zhiban/content\nx\n{"data":{}}')],
        );
        await world.rewriteChain(stream, 0);
      },
      ['inclusion', 'licence'],
      ['event-changed', 'event-changed'],
    ],
    [
      'a dropped event',
      ({ stream }) => world.tamper('delete from evidence.event where stream = $1 and seq = 2', [stream]),
      ['chain'],
      ['event-gone'],
    ],
    [
      'the newest event dropped',
      ({ stream }) => world.tamper('delete from evidence.event where stream = $1 and seq = 5', [stream]),
      ['papers'],
      ['event-gone'],
    ],
    [
      'a reordered pair',
      async ({ stream }) => {
        for (const [from, to] of [
          [2, 100],
          [3, 2],
          [100, 3],
        ])
          await world.tamper('update evidence.event set seq = $3 where stream = $1 and seq = $2', [
            stream,
            from,
            to,
          ]);
      },
      ['chain'],
      ['event-changed', 'event-changed'],
    ],
    [
      'a decision back-dated after it was sealed',
      ({ stream }) => world.rewriteChain(stream, 10),
      ['inclusion'],
      Array.from({ length: 5 }, () => 'event-changed'),
    ],
    [
      'a content taken without an erasure by law',
      ({ stream }) =>
        world.tamper('update evidence.event set content = null, salt = null where stream = $1 and seq = 1', [
          stream,
        ]),
      ['content'],
      ['content-changed'],
    ],
    [
      'a swapped PDF',
      ({ id }) =>
        world.tamper(
          `update documents.licence set pdf_digest = (select pdf_digest from documents.licence where application_id <> $1 limit 1)
           where application_id = $1`,
          [id],
        ),
      ['licence'],
      [],
    ],
    [
      'a swapped letter',
      ({ id }) =>
        world.tamper(
          `update documents.letter set pdf_digest = (select pdf_digest from documents.letter where application_id <> $1 limit 1)
           where application_id = $1`,
          [id],
        ),
      ['papers'],
      [],
    ],
    [
      'a letter that is not on record',
      ({ id }) =>
        world.tamper(
          `insert into documents.letter select application_id, '云文第9号', made_at, pdf_digest, ofd_digest
           from documents.letter where application_id = $1`,
          [id],
        ),
      ['papers'],
      [],
    ],
    [
      'a letter taken away',
      ({ id }) => world.tamper('delete from documents.letter where application_id = $1', [id]),
      ['papers'],
      [],
    ],
    [
      'a changed tile of the log',
      () =>
        world.tamper(
          `update evidence.tile set hashes = overlay(hashes placing '\\x00' from octet_length(hashes) - 40 for 1) where level = 0`,
        ),
      ['inclusion'],
      ['tile-changed', 'head-changed'],
    ],
  ])('%s', async (_name, attack, checks, findings) => {
    const record = await world.file();
    await world.seal();
    expect(await world.failing(record.code)).toEqual([]);
    const before = await world.audit();
    const restore = await world.remember();
    try {
      await attack(record);
      expect(await world.failing(record.code)).toEqual(checks);
      expect(await world.audit()).toEqual([...before, ...findings]);
    } finally {
      await restore();
    }
  });

  it('the page of the code says so, too', async () => {
    const { stream, code } = await world.file();
    await world.seal();
    const { app } = world.platform;
    const holds = async () => (await send(app, getEvidenceProof, { params: { code } })).value.sealed?.holds;
    expect(await holds()).toBe(true);
    const restore = await world.remember();
    // Another event of the same application than the one that the code names.
    await world.tamper(`update evidence.event set content = '{}' where stream = $1 and seq = 1`, [stream]);
    expect(await holds()).toBe(false);
    await restore();
  });

  it('a decision written ten days late under an earlier date, before it is sealed', async () => {
    const { stream } = await world.file();
    const restore = await world.remember();
    const code = await world.rewriteChain(stream, 10);
    await world.seal();
    expect(await world.failing(code)).toEqual(['time']);
    await restore();
  });

  it('a history written anew and signed again with the log key: witnesses and bundles say no', async () => {
    const { stream } = await world.file();
    await world.seal();
    await world.tamper(
      'truncate evidence.leaf, evidence.tile, evidence.gap, evidence.cosignature, evidence.head',
    );
    await world.tamper('update evidence.log set size = 0, settled = 0');
    const code = await world.rewriteChain(stream, 0);
    await world.tamper(
      `update evidence.event set content = '{"data":{}}', salt = 'x', commitment = $2 where stream = $1 and seq = 1`,
      [stream, sm3('zhiban/content\nx\n{"data":{}}')],
    );
    const rewritten = await world.rewriteChain(stream, 0);
    expect(rewritten).not.toBe(code);
    await world.platform.modules.evidence.seal();
    expect(await world.failing(rewritten)).toEqual(['witnesses']);
    expect(await world.look()).toMatchObject({ kind: 'alarm', alarm: { kind: 'fork' } });
    // Once it has seen that, it signs nothing more.
    await world.file();
    await world.platform.modules.evidence.seal();
    expect(await world.look()).toMatchObject({ kind: 'alarm', alarm: { kind: 'fork' } });
  });
});
