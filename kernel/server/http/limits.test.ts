import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { operation } from '../../model/index.ts';
import { createTestKernel, send, startTestServer, type TestKernel } from '../../testkit/index.ts';
import { routesFor } from '../index.ts';

const look = operation({
  id: 'look',
  method: 'GET',
  path: '/api/look',
  summary: 'Looks.',
  query: z.object({ q: z.string().optional() }),
  response: z.object({ ok: z.boolean() }),
});
const write = operation({
  id: 'write',
  method: 'POST',
  path: '/api/write',
  summary: 'Writes.',
  body: z.object({ value: z.unknown() }),
  response: z.object({ ok: z.boolean() }),
});
const bring = operation({
  id: 'bring',
  method: 'POST',
  path: '/api/bring',
  summary: 'Brings a file.',
  upload: { maxBytes: 1_000 },
  response: z.object({ ok: z.boolean() }),
});

let kernel: TestKernel;
let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [] });
  const route = routesFor<string>();
  app = await startTestServer<string>(kernel, {
    routes: [look, write, bring].map(one => route(one, async () => ({ ok: true }))),
    authenticate: async () => 'somebody',
    guard: () => () => undefined,
  });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(async () => {
  await app.close();
  await kernel.close();
});

/** The first line that the server answers to these bytes. */
const answerTo = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.once('data', data => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });

it('cuts off who sends slowly or says nothing', () => {
  const { headersTimeout, requestTimeout, timeout, keepAliveTimeout, maxConnections, maxHeadersCount } =
    app.server;
  expect({
    headersTimeout,
    requestTimeout,
    timeout,
    keepAliveTimeout,
    maxConnections,
    maxHeadersCount,
  }).toEqual({
    headersTimeout: 15_000,
    requestTimeout: 120_000,
    timeout: 120_000,
    keepAliveTimeout: 72_000,
    maxConnections: 10_000,
    maxHeadersCount: 100,
  });
});

it('refuses a header of more than 16 KiB', async () => {
  const head = (size: number) =>
    `GET /api/look HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(size)}\r\nConnection: close\r\n\r\n`;
  expect(await answerTo(head(8_000))).toBe('HTTP/1.1 200 OK');
  expect(await answerTo(head(17_000))).toBe('HTTP/1.1 431 Request Header Fields Too Large');
});

it('refuses an address that is too long or has too many parameters', async () => {
  const status = async (url: string) => (await app.inject(url)).statusCode;
  const many = (count: number) => `/api/look?${Array.from({ length: count }, (_, i) => `p${i}=1`).join('&')}`;
  expect(await Promise.all([many(50), many(51), `/api/look?q=${'x'.repeat(8_200)}`].map(status))).toEqual([
    200, 400, 400,
  ]);
});

it('refuses a body that is too deep or too large', async () => {
  const nested = (depth: number) => `{"value":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const status = async (payload: string) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/write',
        payload,
        headers: { 'content-type': 'application/json', 'x-zhiban-request': '1' },
      })
    ).statusCode;
  expect(await Promise.all([nested(20), nested(40), nested(400_000)].map(status))).toEqual([200, 400, 400]);
  expect(await status(`{"value":"${'x'.repeat(1_048_576)}"}`)).toBe(413);
});

it('refuses a form with more parts than one file and its fields', async () => {
  const sent = async (fields: number, files: number) => {
    const form = new FormData();
    for (let i = 0; i < fields; i += 1) form.set(`f${i}`, 'x');
    for (let i = 0; i < files; i += 1) form.append('file', new File(['x'], 'a.txt'));
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const raw = {
      body: Buffer.from(await request.arrayBuffer()),
      type: request.headers.get('content-type') ?? '',
    };
    return (await send(app, bring, { raw })).status;
  };
  expect(await sent(10, 1)).toBe(200);
  expect(await sent(11, 1)).toBe(400);
  expect(await sent(0, 0)).toBe(400);
});
