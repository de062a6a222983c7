import { openApplication } from '@zhiban/cases';
import { TOWN } from '@zhiban/facts/server';
import { createLogger } from '@zhiban/kernel/server';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
const lines: string[] = [];
const log = createLogger('trace', { write: line => void lines.push(line) });
beforeAll(async () => {
  platform = await createTestPlatform({ log });
}, 120_000);
afterAll(() => platform.close());

it('the log of sign-ins and a whole application names nobody and gives nothing away', async () => {
  const { kernel, modules } = platform;
  const wangFang = await signInForCompany(platform, 'wang_fang');
  const officer = (await modules.identity.demoAccounts()).find(({ key }) => key === 'liu_yang');
  if (officer?.kind !== 'staff') throw new Error('There is no demo officer liu_yang.');
  const liuYang = await platform.signInStaff('liu_yang');
  const steps = hygieneChange(platform, wangFang);
  const id = await steps.filled();
  await steps.submit(id);
  await platform.work();
  const opened = { params: { applicationId: id }, body: { purpose: 'enquiry' }, cookie: liuYang } as const;
  await send(platform.app, openApplication, opened);
  await steps.view(id, liuYang);
  // A statement that fails on what somebody wrote.
  await kernel.database.pool.query('alter table cases.application drop column declared');
  await steps.write(id, { mobile_phone: '13900000000' }).catch(() => undefined);

  const text = lines.join('');
  expect(text).toContain('"operation":"signInStaff"');
  expect(text).toContain('"operation":"submitApplication"');
  expect(text).toContain('KERNEL_INTERNAL');
  const secrets = [
    wangFang.split('=')[1],
    liuYang.split('=')[1],
    officer.password,
    '13800000000',
    '13900000000',
    ...TOWN.residents.flatMap(({ residentId, name }) => [residentId, name]),
  ];
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(text).not.toContain(String(secret));
}, 60_000);
