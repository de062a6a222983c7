import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import { type Platform, startPlatform } from '@zhiban/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulateCommand } from './service-simulate.ts';
import type { SignInOptions } from './sign-in.ts';

const SERVICE = 'publication-licence-replacement';

let kernel: TestKernel;
let platform: Platform;
let folder: string;

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [], environment: { PORT: '0' } });
  platform = await startPlatform(kernel, { workers: false });
  folder = await mkdtemp(join(tmpdir(), 'zhiban-simulate-'));
  await cp(new URL(`../../services/${SERVICE}`, import.meta.url).pathname, folder, { recursive: true });
}, 120_000);
afterAll(async () => {
  await platform?.close();
  await kernel?.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

async function owner(): Promise<SignInOptions> {
  const accounts = await platform.modules.identity.demoAccounts();
  const account = accounts.find(({ key }) => key === 'he_jing');
  if (account?.kind !== 'staff') throw new Error('no account he_jing');
  const { userName: user, password, totpCode } = account;
  return { server: platform.address, user, password, code: totpCode ?? '' };
}

/** A bookshop files as its page does. @returns the number of its application */
async function fileOne(): Promise<string> {
  let cookie = '';
  const send = async (method: string, path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(platform.address + path, {
      method,
      headers: { 'content-type': 'application/json', 'x-zhiban-request': '1', cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    const set = answer.headers.getSetCookie().map(text => text.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return (await answer.json()) as Record<string, unknown>;
  };
  await send('POST', '/api/demo/sign-in', { key: 'li_wei' });
  await send('PUT', '/api/session/company', { uscc: '91330199MA2Y10015U' });
  const answers = { 情况: '遗失', 遗失声明: '书面说明' };
  const { id } = await send('POST', '/api/applications', { serviceId: SERVICE, answers });
  const values = {
    loss_date: '2026-11-10',
    loss_circumstances: '搬运书架时连同镜框一起丢失。',
    mobile_phone: '13800000000',
  };
  await send('PATCH', `/api/applications/${id}`, { revision: 1, values });
  const { number } = await send('POST', `/api/applications/${id}/submission`, { truthful: true });
  return String(number);
}

test('before anyone has filed, it says so', async () => {
  const outcome = await simulateCommand([folder], await owner(), () => undefined);
  expect(outcome.text('zh')).toBe(`${SERVICE} 还没有提交过的办件。`);
});

test('what the package would change, and how far it is', async () => {
  const number = await fileOne();
  const rules = join(folder, 'decision.dmn');
  const before = await readFile(rules, 'utf8');
  expect(before).toContain('<text>&lt; 10</text>');
  await writeFile(rules, before.replace('<text>&lt; 10</text>', '<text>&lt; 20</text>'));
  const progress: string[] = [];
  const outcome = await simulateCommand([folder], await owner(), text => progress.push(text));
  expect(progress).toEqual(['\r1 / 1', '\n']);
  expect(outcome.json).toMatchObject({ service: SERVICE, total: 1, comparison: { changed: 1 }, skipped: [] });
  // Whether an approval is drawn for a later look depends on the application's id.
  expect(outcome.text('zh').replaceAll('抽查', '自动')).toBe(
    [
      '共 1 个：结果变化 1，结果不变但依据变化 0。',
      '之前         之后         数量\n准予 (自动)  补正 (自动)  1     ← 变化',
      `规则${' '.repeat(28)}之前  之后  新触发  不再触发\n遗失情况说明了时间、地点和经过  0     1     1       0`,
      `${number}  准予 (自动) → 补正 (自动)  + 遗失情况说明了时间、地点和经过`,
    ].join('\n\n'),
  );
});
