import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../model/index.ts';
import { createEvidence, type Evidence } from './index.ts';

let kernel: TestKernel;
let evidence: Evidence;
const migrations = { module: 'evidence', folder: new URL('./migrations/', import.meta.url) };

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [migrations] });
  evidence = createEvidence(kernel);
});
afterAll(() => kernel.close());

const record = (stream: string, ...types: string[]) =>
  kernel.transaction(tx =>
    evidence.append(
      tx,
      stream,
      types.map(type => ({ type, actor: SYSTEM, data: { 姓名: '张桂英', n: 1.5 } })),
    ),
  );

/** What someone stronger than the table could do. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await kernel.db.execute(sql`alter table evidence.event disable trigger append_only`);
  await kernel.db.execute(statement);
  await kernel.db.execute(sql`alter table evidence.event enable trigger append_only`);
}

describe('the chain of a stream', () => {
  it('links each event to the one before', async () => {
    await record('a', 'cases.submitted', 'cases.decided');
    await record('a', 'cases.licence-issued');
    const events = await evidence.read('a');
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'cases.submitted'],
      [2, 'cases.decided'],
      [3, 'cases.licence-issued'],
    ]);
    expect(events[2]?.previous).toBe(events[1]?.hash);
    expect(await evidence.check('a')).toEqual({
      whole: true,
      length: 3,
      head: events[2]?.hash,
      erasedAt: null,
    });
  });

  it('lets two writers of one stream in one after the other', async () => {
    await Promise.all(Array.from({ length: 12 }, () => record('busy', 'x.y')));
    expect(await evidence.check('busy')).toMatchObject({ whole: true, length: 12 });
  });

  it('forgets an event whose change was rolled back', async () => {
    await expect(
      kernel.transaction(async tx => {
        await evidence.append(tx, 'gone', [{ type: 'x.y', actor: SYSTEM, data: {} }]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await evidence.read('gone')).toEqual([]);
  });

  it('goes on behind what another process or a rolled-back change left', async () => {
    const other = createEvidence(kernel);
    const append = (by: Evidence, type: string, fails = false) =>
      kernel.transaction(async tx => {
        await by.append(tx, 'shared', [{ type, actor: SYSTEM, data: {} }]);
        if (fails) throw new Error('no');
      });
    await append(evidence, 'one.a');
    await append(other, 'two.b');
    await expect(append(other, 'never.x', true)).rejects.toThrow('no');
    await append(other, 'three.c');
    await append(evidence, 'four.d');
    expect((await evidence.read('shared')).map(({ type }) => type)).toEqual([
      'one.a',
      'two.b',
      'three.c',
      'four.d',
    ]);
    expect(await evidence.check('shared')).toMatchObject({ whole: true, length: 4 });
  });

  it('refuses changes in the table itself', async () => {
    await record('fixed', 'x.y');
    for (const statement of [
      sql`update evidence.event set type = 'x.z' where stream = 'fixed'`,
      sql`delete from evidence.event where stream = 'fixed'`,
      sql`truncate evidence.event`,
    ])
      await expect(kernel.db.execute(statement)).rejects.toThrow();
  });

  it.each([
    [
      'changed content',
      sql`update evidence.event set content = replace(content, '1.5', '2') where stream = 'changed content' and seq = 2`,
      2,
    ],
    [
      'changed actor',
      sql`update evidence.event set content = replace(content, '系统', '刘洋') where stream = 'changed actor' and seq = 1`,
      1,
    ],
    [
      'back-dated',
      sql`update evidence.event set at = at - interval '1 day' where stream = 'back-dated' and seq = 3`,
      3,
    ],
    ['dropped', sql`delete from evidence.event where stream = 'dropped' and seq = 2`, 2],
    [
      'swapped',
      sql`update evidence.event set seq = case seq when 1 then 100 else 1 end where stream = 'swapped' and seq in (1, 3)`,
      1,
    ],
  ])('shows where it was %s', async (stream, statement, brokenAt) => {
    await record(stream, 'one.a', 'two.b', 'three.c');
    await tamper(statement);
    expect(await evidence.check(stream)).toMatchObject({ whole: false, brokenAt });
  });
});
