import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelErrors } from '../model/index.ts';
import { createTestKernel, type TestKernel } from '../testkit/index.ts';
import { createLogger, withoutPersonalNumbers } from './logger.ts';

describe('the numbers of persons', () => {
  it.each([
    ['身份证110101199003070011不符', '身份证100000000000000000不符'],
    ['id=11010119900307002X.', 'id=100000000000000000.'],
    ['tel 13800000000, +8613800000000', 'tel 10000000000, 10000000000000'],
    ['line\\n13800000000', 'line\\n10000000000'],
    ['code 92330199MA2Y10015U', 'code 100000000000000000'],
  ])('are blacked out: %s', (text, expected) => {
    expect(withoutPersonalNumbers(text)).toBe(expected);
  });

  it.each([
    // Wrong check character; a company; an instant; part of a digest; an identifier.
    '110101199003070012',
    '91330199MA2Y10015U',
    '1763690400000',
    'a13800000000b',
    '018f0000-0000-7000-8000-138000000000',
  ])('and nothing else: %s', text => {
    expect(withoutPersonalNumbers(text)).toBe(text);
  });
});

describe('a log', () => {
  let lines: string[] = [];
  const log = createLogger('trace', { write: line => void lines.push(line) });
  const told = (write: () => void): Record<string, unknown> => {
    lines = [];
    write();
    return JSON.parse(lines.join(''));
  };
  let kernel: TestKernel;
  beforeAll(async () => {
    kernel = await createTestKernel({ migrations: [] });
  });
  afterAll(() => kernel.close());

  it('tells no secret, wherever it stands', () => {
    const line = told(() =>
      log.info({
        password: 'a',
        req: { headers: { cookie: 'b', authorization: 'c', 'set-cookie': 'd' }, body: { code: 'e' } },
        body: { token: 'f', name: 'g' },
        phone: 13_800_000_000,
      }),
    );
    expect(line).toMatchObject({
      password: '[redacted]',
      req: {
        headers: { cookie: '[redacted]', authorization: '[redacted]', 'set-cookie': '[redacted]' },
        body: { code: '[redacted]' },
      },
      body: { token: '[redacted]', name: 'g' },
      phone: 10_000_000_000,
    });
  });

  it('tells a failed statement without its parameters', async () => {
    const failed: unknown = await kernel.db
      .execute(sql`select ${'清和宾馆'} from nowhere where id = ${'110101199003070011'}`)
      .catch(error => error);
    const line = told(() => log.error({ err: kernelErrors.INTERNAL({ requestId: '1' }, { cause: failed }) }));
    expect(JSON.stringify(line)).toContain('select $1 from nowhere');
    expect(JSON.stringify(line)).toContain('relation \\"nowhere\\" does not exist');
    expect(JSON.stringify(line)).not.toContain('清和宾馆');
    expect(JSON.stringify(line)).not.toContain('110101199003070011');
    expect(line).toMatchObject({ err: { code: 'KERNEL_INTERNAL' } });
  });

  it('tells a refused row without its values', async () => {
    const { pool } = kernel.database;
    await pool.query('create table public.unique_name (name text primary key)');
    await pool.query(`insert into public.unique_name values ('陈建国')`);
    const failed: unknown = await pool
      .query(`insert into public.unique_name values ('陈建国')`)
      .catch(error => error);
    const line = told(() => log.error({ err: failed }, 'job failed'));
    expect(line).toMatchObject({ err: { code: '23505', constraint: 'unique_name_pkey' } });
    expect(JSON.stringify(line)).not.toContain('陈建国');
  });
});
