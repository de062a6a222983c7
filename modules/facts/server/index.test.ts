import { createTestKernel, send, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDemoRegisters, setDemoRegisterBehaviour } from '../model/index.ts';
import { createEnterpriseRegister, createFacts, createResidentRegister, type Facts, TOWN } from './index.ts';

const migrations = { module: 'facts', folder: new URL('./migrations/', import.meta.url) };
const sample = () => ({
  id: 'sample',
  name: { zh: '样例', en: 'Sample' },
  subject: 'person' as const,
  elements: ['person_name'],
  trust: 'B' as const,
  lookup: async () => ({ kind: 'not-found' as const }),
});
let kernel: TestKernel;
let facts: Facts;
const gather = () =>
  facts.gather({ subject: { kind: 'organisation', uscc: '91330199MA2Y10015U' }, elements: ['uscc'] });

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [migrations] });
  facts = createFacts(kernel, { connectors: [createEnterpriseRegister, createResidentRegister, sample] });
  await facts.seedRegister(TOWN);
});
afterAll(() => kernel.close());

test('telling the town twice changes nothing', async () => {
  const rows = async () =>
    (
      await kernel.database.pool.query(
        'select register, subject from facts.demo_register_entry order by 1, 2',
      )
    ).rows;
  const before = await rows();
  await facts.seedRegister(TOWN);
  expect(await rows()).toEqual(before);
});

test('what the registers know is not readable in the database', async () => {
  const { rows } = await kernel.database.pool.query<{ subject: string; sealed: Buffer }>(
    'select subject, sealed from facts.demo_register_entry',
  );
  expect(rows).toHaveLength(TOWN.companies.length + TOWN.residents.length);
  const all = rows.map(({ subject, sealed }) => subject + sealed.toString('latin1')).join();
  for (const secret of [
    '330199194403080108',
    '91330199MA2Y10015U',
    '13800001000',
    Buffer.from('张桂英').toString('latin1'),
  ])
    expect(all).not.toContain(secret);
});

test('a demonstration switches a register over HTTP, and its cached answers are forgotten', async () => {
  const app = await startTestServer(kernel, {
    routes: facts.routes,
    authenticate: async () => ({ kind: 'anonymous' as const }),
    guard: () => () => undefined,
  });
  await gather();
  const set = await send(app, setDemoRegisterBehaviour, {
    params: { registerId: 'enterprise-register' },
    body: { behaviour: 'down' },
  });
  expect(set.value.behaviour).toBe('down');
  expect((await gather()).sources[0]?.outcome).toBe('down');
  const list = await send(app, listDemoRegisters);
  expect(list.value.map(({ id, behaviour }) => [id, behaviour])).toEqual([
    ['enterprise-register', 'down'],
    ['resident-register', 'normal'],
  ]);
  const unknown = await send(app, setDemoRegisterBehaviour, {
    params: { registerId: 'nowhere' },
    body: { behaviour: 'down' },
  });
  expect(unknown.error.code).toBe('KERNEL_NOT_FOUND');
  await app.close();
});

test('production takes no demo register, and no id may be used twice', async () => {
  const production = { ...kernel, config: { ...kernel.config, environment: 'production' as const } };
  kernel.metrics.registry.removeSingleMetric('zhiban_source_seconds');
  expect(() => createFacts(production, { connectors: [createEnterpriseRegister] })).toThrow(/Demo registers/);
  kernel.metrics.registry.removeSingleMetric('zhiban_source_seconds');
  expect(() => createFacts(kernel, { connectors: [sample, sample] })).toThrow(/one id/);
});
