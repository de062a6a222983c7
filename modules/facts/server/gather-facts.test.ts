import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { conflicts, type Subject } from '../model/index.ts';
import {
  type Connector,
  createEnterpriseRegister,
  createFacts,
  createResidentRegister,
  type Facts,
  TOWN,
} from './index.ts';

const NOW = '2026-11-21T02:00:00.000Z';
const hotel: Subject = {
  kind: 'organisation',
  uscc: TOWN.companies.find(({ key }) => key === 'qinghe_hotel')?.uscc ?? '',
};
const bookshop: Subject = { kind: 'organisation', uscc: '91330199MA2Y10015U' };
const stranger: Subject = { kind: 'organisation', uscc: '91350100M000100Y43' };
const zhang: Subject = { kind: 'person', residentId: '330199194403080108' };

const migrations = { module: 'facts', folder: new URL('./migrations/', import.meta.url) };
const settings = { latencyMs: [0, 3] } as const;
let kernel: TestKernel;
let facts: Facts;

/** A second register of companies, so that a gathering has two sources; `answer` is what it does. */
let answer: Connector['lookup'];
const second: Connector = {
  id: 'second-register',
  name: { zh: '另一个库', en: 'Another register' },
  subject: 'organisation',
  elements: ['enterprise_name', 'employee_count'],
  trust: 'B',
  lookup: (subject, signal) => answer(subject, signal),
};

function register(id = 'enterprise-register') {
  const found = facts.demoRegisters.find(entry => entry.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
const gather = (subject: Subject, elements: readonly string[], timeoutMs?: number) =>
  facts.gather({ subject, elements, timeoutMs });
const outcomes = async (...args: Parameters<typeof gather>) =>
  (await gather(...args)).sources.map(({ source, outcome }) => `${source}: ${outcome}`);

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [migrations], now: NOW });
  facts = createFacts(kernel, {
    connectors: [
      k => createEnterpriseRegister(k, settings),
      k => createResidentRegister(k, settings),
      () => second,
    ],
  });
  await facts.seedRegister(TOWN);
});
afterAll(() => kernel.close());
beforeEach(() => {
  for (const entry of facts.demoRegisters) entry.setBehaviour('normal');
  answer = async () => ({ kind: 'not-found' });
  facts.forget();
});

describe('gather', () => {
  test('answers facts of trust A with their source and time, and only what was asked for', async () => {
    const { facts: found, sources } = await gather(hotel, ['legal_representative', 'registration_date']);
    const source = {
      kind: 'register',
      id: 'enterprise-register',
      name: { zh: '云溪区市场主体登记库', en: 'Yunxi register of companies' },
    };
    // SM3 over the canonical JSON of the whole answer, which holds more than what was asked for.
    const digest = 'dd1bc7f9f6f70c9bc670bb5d15fcc2e87e1d628803a5c962240f59aee2dc8026';
    const common = {
      source,
      trust: 'A',
      confidence: 1,
      observedAt: NOW,
      evidence: { check: 'none', digest },
    };
    expect(found).toEqual([
      { element: 'legal_representative', value: '陈建国', ...common },
      { element: 'registration_date', value: '2026-10-15', ...common },
    ]);
    expect(sources).toEqual([
      { source: 'enterprise-register', name: source.name, outcome: 'answered', ms: expect.any(Number) },
    ]);
  });

  test('asks about a person the registers of persons only', async () => {
    const { facts: found, sources } = await gather(zhang, [
      'person_name',
      'resident_id',
      'legal_representative',
    ]);
    expect(found.map(({ element, value, evidence }) => [element, value, evidence?.check])).toEqual([
      ['person_name', '张桂英', 'none'],
      ['resident_id', '330199194403080108', 'passed'],
    ]);
    expect(sources.map(({ source }) => source)).toEqual(['resident-register']);
    expect(await gather(zhang, ['loss_date'])).toEqual({ facts: [], sources: [] });
  });

  test('a value that the register does not have gives no fact', async () => {
    const barber = TOWN.companies.find(({ key }) => key === 'leilei_barber')?.uscc ?? '';
    const { facts: found } = await gather({ kind: 'organisation', uscc: barber }, [
      'registered_capital',
      'legal_representative',
    ]);
    expect(found.map(({ element, value }) => [element, value])).toEqual([['legal_representative', '赵磊']]);
  });

  test('says that an unknown company is not found', async () => {
    expect(await outcomes(stranger, ['uscc'])).toEqual(['enterprise-register: not-found']);
    register().setBehaviour('not-found');
    expect(await outcomes(bookshop, ['uscc'])).toEqual(['enterprise-register: not-found']);
  });

  test('refuses an element that nobody registered', async () => {
    await expect(gather(hotel, ['shoe_size'])).rejects.toMatchObject({ code: 'FACTS_UNKNOWN_ELEMENT' });
  });

  test('a slow register costs its deadline and no more, and the other source still answers', async () => {
    register().setBehaviour('slow');
    answer = async () => ({ kind: 'found', values: { employee_count: 12 }, asOf: '2026-11-20' });
    const { facts: found, sources } = await gather(hotel, ['enterprise_name', 'employee_count'], 100);
    expect(sources.map(({ outcome }) => outcome)).toEqual(['timeout', 'answered']);
    expect(found.map(({ element, value, trust, observedAt }) => [element, value, trust, observedAt])).toEqual(
      [['employee_count', 12, 'B', '2026-11-20T00:00:00.000Z']],
    );
  });

  test('waits 1.5 s when nothing else is said', async () => {
    register().setBehaviour('slow');
    const { sources } = await gather(hotel, ['uscc']);
    expect(sources[0]?.outcome).toBe('timeout');
    expect(sources[0]?.ms).toBeGreaterThanOrEqual(1490);
  });

  test('a source that ignores its signal holds nobody up either', async () => {
    answer = () => new Promise(() => undefined);
    expect(await outcomes(hotel, ['employee_count'], 30)).toEqual(['second-register: timeout']);
  });

  test('sources are asked at the same time', async () => {
    // Each answers only when both have been asked: one after the other, the first would run out of time.
    const asked = Promise.withResolvers<void>();
    let waiting = 2;
    const together: Connector['lookup'] = async () => {
      waiting -= 1;
      if (waiting === 0) asked.resolve();
      await asked.promise;
      return { kind: 'not-found' };
    };
    answer = together;
    const lookup = vi.spyOn(register(), 'lookup').mockImplementation(together);
    expect(await outcomes(hotel, ['enterprise_name'])).toEqual([
      'enterprise-register: not-found',
      'second-register: not-found',
    ]);
    lookup.mockRestore();
  });

  test('a source that is late is told to stop', async () => {
    const aborted: string[] = [];
    answer = (_subject, signal) =>
      new Promise(() => signal.addEventListener('abort', () => aborted.push('second')));
    await gather(hotel, ['enterprise_name'], 30);
    expect(aborted).toEqual(['second']);
  });

  test('a register that is down, or lies about the time, is reported and throws nothing', async () => {
    register().setBehaviour('down');
    answer = async () => ({ kind: 'found', values: { employee_count: 1 }, asOf: 'some day' });
    expect(await gather(hotel, ['enterprise_name', 'employee_count'])).toMatchObject({
      facts: [],
      sources: [{ outcome: 'down' }, { outcome: 'down' }],
    });
  });

  test('believes no value that the registry refuses, and no element that was not declared', async () => {
    answer = async () => ({
      kind: 'found',
      values: { employee_count: -3, enterprise_name: ' 云来　', uscc: '1' },
      asOf: NOW,
    });
    const { facts: found } = await gather(hotel, ['employee_count', 'enterprise_name', 'uscc']);
    const fromSecond = found.filter(({ source }) => source.id === 'second-register');
    expect(fromSecond.map(({ element, value }) => [element, value])).toEqual([['enterprise_name', '云来']]);
  });

  test('a conflicting register contradicts the licence', async () => {
    register().setBehaviour('conflict');
    const { facts: found } = await gather(hotel, ['legal_representative', 'enterprise_name']);
    const read = {
      ...found[0],
      element: 'legal_representative',
      value: '陈建国',
      trust: 'C' as const,
      confidence: 0.98,
      observedAt: NOW,
      source: { kind: 'material' as const, id: 'photo', name: { zh: '照片', en: 'photograph' } },
    };
    expect(
      conflicts([read, ...found]).map(({ element, facts: group }) => [
        element,
        group.map(({ value }) => value),
      ]),
    ).toEqual([['legal_representative', ['钱不同', '陈建国']]]);
  });
});

describe('the circuit breaker', () => {
  test('opens after five failures in a row, lets one try after 30 seconds, and closes when that succeeds', async () => {
    register().setBehaviour('down');
    for (let i = 0; i < 4; i++)
      expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: down']);
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: down']);
    register().setBehaviour('normal');
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: circuit-open']);
    kernel.clock.advance(29_999);
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: circuit-open']);
    kernel.clock.advance(1);
    register().setBehaviour('slow');
    const trial = outcomes(hotel, ['uscc'], 60);
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: circuit-open']);
    expect(await trial).toEqual(['enterprise-register: timeout']);
    register().setBehaviour('normal');
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: circuit-open']);
    kernel.clock.advance(30_000);
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: answered']);
    expect(await outcomes(bookshop, ['uscc'])).toEqual(['enterprise-register: answered']);
  });

  test('counts failures in a row only: not finding is an answer', async () => {
    for (let i = 0; i < 4; i++) {
      register().setBehaviour('down');
      await gather(hotel, ['uscc']);
      await gather(bookshop, ['uscc']);
      register().setBehaviour('normal');
      expect(await outcomes({ kind: 'organisation', uscc: `unknown ${i}` }, ['uscc'])).toEqual([
        'enterprise-register: not-found',
      ]);
    }
  });
});

describe('the cache', () => {
  test('keeps an answer for a minute, for the same subject only', async () => {
    await gather(hotel, ['uscc']);
    register().setBehaviour('down');
    const again = await gather(hotel, ['legal_representative']);
    expect(again.facts[0]?.value).toBe('陈建国');
    expect(await outcomes(bookshop, ['uscc'])).toEqual(['enterprise-register: down']);
    kernel.clock.advance(60_000);
    expect(await outcomes(hotel, ['uscc'])).toEqual(['enterprise-register: down']);
  });
});

test('every lookup is metered by source and outcome', async () => {
  await gather(zhang, ['person_name']);
  const text = await kernel.metrics.registry.metrics();
  expect(text).toMatch(/zhiban_source_seconds_count\{source="resident-register",outcome="answered"\} [1-9]/);
  expect(text).toMatch(
    /zhiban_source_seconds_count\{source="enterprise-register",outcome="circuit-open"\} [1-9]/,
  );
});

test('logs name the source and the trouble, and nobody', async () => {
  const lines = (['info', 'warn'] as const).map(level => vi.spyOn(kernel.log, level));
  answer = async subject => {
    throw new TypeError(`no answer about ${JSON.stringify(subject)}`);
  };
  await gather(hotel, ['enterprise_name', 'employee_count']);
  const logged = JSON.stringify(lines.flatMap(({ mock }) => mock.calls));
  vi.restoreAllMocks();
  expect(logged).toContain('"source":"second-register","outcome":"down"');
  expect(logged).toContain('TypeError');
  expect(logged).not.toMatch(/9133|清和/);
});
