import { removeMaterial, watchMaterialReading } from '@zhiban/cases';
import { readingProgress } from '@zhiban/documents';
import { createKernel } from '@zhiban/kernel/server';
import { send, startTestServer } from '@zhiban/kernel/testkit';
import { address } from '@zhiban/kernel/web';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let applicant: string;
let steps: ReturnType<typeof hygieneChange>;
/** A second process on the same database: it answers, and does no jobs. */
let other: { app: FastifyInstance; close(): Promise<void> };

beforeAll(async () => {
  platform = await createTestPlatform();
  applicant = await signInForCompany(platform, 'wang_fang');
  steps = hygieneChange(platform, applicant);
  const kernel = await createKernel(platform.kernel.config, { clock: platform.kernel.clock });
  const { parts, identity, reader } = compose(kernel, true);
  const { authenticate, guard } = identity;
  const app = await startTestServer(kernel, {
    routes: parts.flatMap(part => part.routes),
    authenticate,
    guard,
  });
  other = {
    app,
    async close() {
      await app.close();
      await reader.close();
      await kernel.close();
    },
  };
}, 120_000);
afterAll(async () => {
  await other.close();
  await platform.close();
});

const watch = (app: FastifyInstance, applicationId: string, cookie = applicant) =>
  send(app, watchMaterialReading, { params: { applicationId, materialId: 'old-licence' }, cookie });

/** Asks for the events and waits for the first. @returns how to wait for all of them */
async function listen(app: FastifyInstance, applicationId: string): Promise<() => Promise<string>> {
  const answer = await app.inject({
    url: address(watchMaterialReading, { applicationId, materialId: 'old-licence' }),
    headers: { cookie: applicant },
    payloadAsStream: true,
  });
  let text = '';
  const stream = answer.stream();
  const ended = new Promise(resolve => stream.once('end', resolve));
  await new Promise<void>(resolve => {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('data:')) resolve();
    });
  });
  return async () => {
    await ended;
    return text;
  };
}

const eventsIn = (text: string) =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => readingProgress.parse(JSON.parse(data ?? '')));

describe('how far a reading is', () => {
  it('is told while another process reads, from the queue to the end', async () => {
    const id = await steps.start();
    await steps.attach(id, await steps.photograph());
    const all = await listen(other.app, id);
    await platform.work();
    const text = await all();
    expect(text.startsWith('retry: 3000\n\n')).toBe(true);
    const events = eventsIn(text);
    expect(events[0]).toEqual({ state: 'waiting', ahead: 0 });
    expect(events.at(-1)).toEqual({ state: 'done' });
    const pages = events.flatMap(event => (event.state === 'reading' ? [event.page, event.pages] : []));
    expect(pages).toContain(1);

    const again = await watch(other.app, id);
    expect(eventsIn(again.text)).toEqual([{ state: 'done' }]);
    expect(again.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    const { rows } = await platform.kernel.database.pool.query('select 1 from documents.reading_progress');
    expect(rows).toEqual([]);
  }, 120_000);

  it('counts what others have waiting, each up to one own turn', async () => {
    const id = await steps.start();
    const liWei = await signInForCompany(platform, 'li_wei');
    const photograph = await steps.photograph();
    const content = new Uint8Array(photograph);
    const person = '018f0000-0000-7000-8000-00000000000f';
    for (const name of ['1.jpg', '2.jpg', '3.jpg'])
      await platform.modules.documents.receive({ name, content, personId: person, organisation: null });
    await steps.attach(id, photograph);
    const all = await listen(platform.app, id);
    const stranger = await watch(platform.app, id, liWei);
    expect([stranger.status, stranger.error.code]).toEqual([404, 'KERNEL_NOT_FOUND']);
    await platform.work();
    expect(eventsIn(await all())[0]).toEqual({ state: 'waiting', ahead: 1 });
  }, 120_000);

  it('needs a material, and is cut off when the server closes', async () => {
    const id = await steps.start();
    const params = { applicationId: id, materialId: 'old-licence' };
    await send(platform.app, removeMaterial, { params, cookie: applicant });
    expect((await watch(platform.app, id)).status).toBe(404);
    await steps.attach(id, await steps.photograph());
    const all = await listen(other.app, id);
    await other.app.close();
    expect(eventsIn(await all())).toEqual([{ state: 'waiting', ahead: 0 }]);
  }, 120_000);
});
