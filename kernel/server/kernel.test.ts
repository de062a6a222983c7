import { rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEvent, operation } from '../model/index.ts';
import { createTestKernel, send, startTestServer, type TestKernel } from '../testkit/index.ts';
import { defineJob, enqueue, routesFor, subscribe } from './index.ts';

const notes = { module: 'note', folder: new URL('./fixtures/migrations/', import.meta.url) };
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [notes] });
});
afterAll(() => kernel.close());

const insert = (tx: Pick<TestKernel['db'], 'execute'>, text: string) =>
  tx.execute(sql`insert into note.note values (${kernel.ids.next()}, ${text})`);
const count = async (text: string) =>
  (await kernel.db.execute<{ n: number }>(sql`select count(*) n from note.note where text = ${text}`)).rows[0]
    ?.n;

describe('transactions, jobs and events', () => {
  it('gives a connection away on which no transaction can begin, and keeps none back', async () => {
    const { pool } = kernel.database;
    const client = await pool.connect();
    await client.query('begin');
    await expect(client.query('select 1 / 0')).rejects.toThrow('division by zero');
    client.release();
    await expect(kernel.transaction(tx => insert(tx, 'not begun'))).rejects.toThrow('aborted');
    expect({ lent: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }).toEqual({
      lent: 0,
      waiting: 0,
    });
    await kernel.transaction(tx => insert(tx, 'begun'));
    expect(await Promise.all(['not begun', 'begun'].map(count))).toEqual([0, 1]);
  });

  it('keeps or drops a change together with its job', async () => {
    const job = defineJob({
      name: 'note.copy',
      payload: z.object({ text: z.string() }),
      run: async ({ text }) => void (await insert(kernel.db, `${text} copied`)),
    });
    await kernel.transaction(async tx => {
      await insert(tx, 'kept');
      await enqueue(tx, job, { text: 'kept' });
    });
    const failed = kernel.transaction(async tx => {
      await insert(tx, 'dropped');
      await enqueue(tx, job, { text: 'dropped' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await kernel.runJobs([job]);
    expect(await Promise.all(['kept', 'kept copied', 'dropped', 'dropped copied'].map(count))).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('tells an event to each subscriber once it is committed', async () => {
    const happened = defineEvent({ name: 'note.note-written', payload: z.object({ text: z.string() }) });
    const heard: string[] = [];
    const subscriptions = ['one', 'two'].map(name =>
      subscribe(happened, name, async ({ text }) => void heard.push(`${name} ${text}`)),
    );
    kernel.outbox.connect(subscriptions);
    await kernel.transaction(tx => kernel.outbox.publish(tx, happened, { text: 'hello' }));
    await kernel.runJobs(subscriptions.map(({ job }) => job));
    expect(heard.sort()).toEqual(['one hello', 'two hello']);
  });
});

describe('files', () => {
  it('stores the same content once, encrypted, and gives it back', async () => {
    const digest = await kernel.blobs.put(Buffer.from('营业执照'));
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await kernel.blobs.put(Buffer.from('营业执照'))).toBe(digest);
    expect((await kernel.blobs.get(digest)).toString()).toBe('营业执照');
    await expect(kernel.blobs.get('../../etc/passwd')).rejects.toMatchObject({ code: 'KERNEL_NOT_FOUND' });
  });

  it('takes a file away for ever, and stores the same content again', async () => {
    const content = Buffer.from('身份证');
    const digest = await kernel.blobs.put(content);
    await kernel.blobs.remove(digest);
    await expect(kernel.blobs.get(digest)).rejects.toMatchObject({ code: 'KERNEL_NOT_FOUND' });
    await kernel.blobs.remove(digest);
    expect(await kernel.blobs.put(content)).toBe(digest);
    expect((await kernel.blobs.get(digest)).toString()).toBe('身份证');
    // A crash between file and key leaves the key alone: the next one uses it.
    await rm(kernel.blobs.files.pathOf(digest));
    await kernel.blobs.put(content);
    expect((await kernel.blobs.get(digest)).toString()).toBe('身份证');
  });

  it('refuses a sealed value with one changed bit, or for another purpose', () => {
    const sealed = kernel.keyring.seal('a', Buffer.from('secret'));
    expect(kernel.keyring.open('a', sealed).toString()).toBe('secret');
    expect(() => kernel.keyring.open('b', sealed)).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => kernel.keyring.open('a', sealed)).toThrow();
  });
});

describe('HTTP', () => {
  const greet = operation({
    id: 'greet',
    method: 'POST',
    path: '/api/greetings/:name',
    summary: 'Greets.',
    params: z.object({ name: z.string().min(2) }),
    body: z.object({ times: z.number().int().default(1) }),
    response: z.object({ text: z.string() }),
  });
  const route = routesFor<string>();
  const server = () =>
    startTestServer<string>(kernel, {
      routes: [
        route(greet, async ({ params, body }) => ({
          text: `${params.name} `.repeat(body.times),
          secret: 'x',
        })),
      ],
      authenticate: async () => 'somebody',
      guard: () => () => undefined,
    });

  it('validates, fills defaults and sends only what the contract names', async () => {
    const app = await server();
    expect((await send(app, greet, { params: { name: '小宝' }, body: {} })).text).toBe('{"text":"小宝 "}');
    const wrong = await send(app, greet, { params: { name: '宝' }, body: { times: 1 } });
    expect([wrong.status, wrong.error.code]).toEqual([400, 'KERNEL_INVALID_INPUT']);
  });

  it.each([
    ['NUL', '小\u0000宝'],
    ['half a surrogate pair', '小宝\ud800'],
  ])('refuses %s, which no database could store', async (_name, name) => {
    const app = await server();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/greetings/ab',
      payload: { times: 1, name },
      headers: { 'x-zhiban-request': '1' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'KERNEL_INVALID_INPUT']);
  });

  it('refuses a change that a foreign page could have sent', async () => {
    const app = await server();
    const url = '/api/greetings/ab';
    const headers = { 'x-zhiban-request': '1' };
    const sent = [
      { headers: {} },
      { headers: { ...headers, 'sec-fetch-site': 'cross-site' } },
      { headers: { ...headers, origin: 'https://evil.example', host: 'zhiban.example' } },
      { headers },
    ].map(async options => (await app.inject({ method: 'POST', url, payload: {}, ...options })).statusCode);
    expect(await Promise.all(sent)).toEqual([403, 403, 403, 200]);
  });

  it('answers health and metrics', async () => {
    const app = await server();
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/metrics')).body).toContain('zhiban_request_seconds_bucket');
  });
});
