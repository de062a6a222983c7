import type { InjectOptions } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { createTestKernel, startTestServer, type TestKernel } from '../../testkit/index.ts';

let kernel: TestKernel;
afterEach(() => kernel.close());

/** The status of /metrics for each request, on a platform with this environment. */
async function asked(environment: Record<string, string>, requests: readonly Omit<InjectOptions, 'url'>[]) {
  kernel = await createTestKernel({ migrations: [], environment });
  const app = await startTestServer<string>(kernel, {
    routes: [],
    authenticate: async () => 'somebody',
    guard: () => () => undefined,
  });
  const answers = [];
  for (const request of requests) answers.push(await app.inject({ ...request, url: '/metrics' }));
  expect((await app.inject('/health/live')).json()).toEqual({ status: 'ok' });
  for (const { statusCode, body } of answers)
    expect(body.includes('zhiban_request_seconds')).toBe(statusCode === 200);
  return answers.map(({ statusCode }) => statusCode);
}

it('shows its figures to its own machine alone, and not through a proxy on it', async () => {
  const statuses = await asked({ TRUST_PROXY: '127.0.0.1' }, [
    { remoteAddress: '127.0.0.1' },
    { remoteAddress: '::1' },
    { remoteAddress: '::ffff:127.0.0.1' },
    { remoteAddress: '10.0.0.7' },
    { remoteAddress: '203.0.113.9' },
    { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' } },
    { remoteAddress: '127.0.0.1', headers: { forwarded: 'for=127.0.0.1' } },
    { remoteAddress: '203.0.113.9', headers: { authorization: 'Bearer undefined' } },
  ]);
  expect(statuses).toEqual([200, 200, 200, 404, 404, 404, 404, 404]);
});

it('shows them to whoever has the token, wherever he is, and to nobody else', async () => {
  const token = 'a token of the monitoring';
  const statuses = await asked({ METRICS_TOKEN: token }, [
    { remoteAddress: '10.0.0.7', headers: { authorization: `Bearer ${token}` } },
    { remoteAddress: '127.0.0.1' },
    { remoteAddress: '127.0.0.1', headers: { authorization: `Bearer ${token}x` } },
    { remoteAddress: '127.0.0.1', headers: { authorization: token } },
  ]);
  expect(statuses).toEqual([200, 404, 404, 404]);
});
