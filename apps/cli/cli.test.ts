import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import { type Platform, startPlatform } from '@zhiban/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keysCommand } from './evidence-keys.ts';
import { rotateKeyCommand } from './evidence-rotate-key.ts';
import { approveCommand } from './service-approve.ts';
import { lintCommand } from './service-lint.ts';
import { publishCommand } from './service-publish.ts';
import { testCommand } from './service-test.ts';

const HYGIENE = new URL('../../services/hygiene-licence-change', import.meta.url).pathname;

let workshop: string;
beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'zhiban-cli-'));
});
afterAll(() => rm(workshop, { recursive: true, force: true }));

/** A copy of a sound package with one text replaced in one file. */
async function alteredFolder(name: string, file: string, from: string, to: string): Promise<string> {
  const folder = join(workshop, name);
  await cp(HYGIENE, folder, { recursive: true });
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
  return folder;
}

test('lint tells file, line, what and remedy, and fails', async () => {
  const folder = await alteredFolder('phones', 'service.yaml', '0570-12345', '0570-8800101');
  const outcome = await lintCommand(folder);
  expect(outcome.ok).toBe(false);
  expect(outcome.text('zh')).toMatch(/^service\.yaml:\d+:3 {2}错误 {2}咨询电话与投诉电话相同。\n {4}请填写/);
  expect(outcome.text('en')).toContain('phones: 1 errors, 0 warnings');
});

test('test shows expected beside got, and fails', async () => {
  const folder = await alteredFolder('wrong', 'cases.yaml', '[licence-expired]', '[licence-issuer]');
  const outcome = await testCommand(folder);
  expect(outcome.ok).toBe(false);
  expect(outcome.json).toMatchObject({ package: 'wrong', failed: 1 });
  expect(outcome.text('zh')).toContain(
    '✗ expired-yesterday\n  应当是: refer/human [licence-issuer]\n  得到的: refer/human [licence-expired]',
  );
});

test('the program: one JSON object and exit code 0, or a plain sentence and exit code 1', {
  timeout: 120_000,
}, () => {
  const zhiban = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'zhiban.js'), ...args], { encoding: 'utf8' });
  const sound = zhiban('service', 'lint', HYGIENE, '--json');
  expect([sound.status, JSON.parse(sound.stdout)]).toMatchObject([0, { ok: true, errors: 0 }]);
  const absent = zhiban('service', 'test', join(workshop, 'absent'), '--lang', 'zh');
  expect([absent.status, absent.stderr]).toEqual([1, '']);
  expect(absent.stdout).toMatch(/里没有事项包。\n {2}请给出有 service\.yaml 的文件夹/);
});

test('a server that is not there', async () => {
  const options = { server: 'http://127.0.0.1:9', user: 'a', password: 'b', code: '1' };
  await expect(publishCommand([HYGIENE], options)).rejects.toMatchObject({ code: 'CLI_NO_SERVER' });
});

test('the password is asked for, never assumed', async () => {
  await expect(publishCommand([HYGIENE], { server: 'http://127.0.0.1:9' })).rejects.toMatchObject({
    code: 'CLI_MISSING_OPTION',
  });
});

let kernel: TestKernel | undefined;
let platform: Platform | undefined;
afterAll(async () => {
  await platform?.close();
  await kernel?.close().catch(() => undefined);
});

test('one person proposes, another approves, on a running server: a service, and the key of the log', async () => {
  kernel = await createTestKernel({ migrations: [], environment: { PORT: '0' } });
  platform = await startPlatform(kernel, { workers: false });
  const { address, modules } = platform;
  const accounts = await modules.identity.demoAccounts();
  const as = (key: string) => {
    const account = accounts.find(candidate => candidate.key === key);
    if (account?.kind !== 'staff') throw new Error(`no account ${key}`);
    const { userName, password, totpCode } = account;
    return { server: address, user: userName, password, code: totpCode ?? '' };
  };
  const folder = await alteredFolder('faster', 'service.yaml', 'promisedDays: 1', 'promisedDays: 0');
  const published = await publishCommand([folder], as('he_jing'));
  expect(published.text('zh')).toContain('已提交 hygiene-licence-change 第 2 版');
  const approved = await approveCommand(['hygiene-licence-change', '2'], as('xu_ming'));
  expect(approved.json).toMatchObject({ version: { state: 'published' } });
  expect((await modules.catalogue.current('hygiene-licence-change')).version).toBe(2);

  await expect(publishCommand([folder], { ...as('he_jing'), password: 'wrong' })).rejects.toMatchObject({
    code: 'IDENTITY_WRONG_CREDENTIALS',
  });

  // The same two-person way for the key of the evidence log.
  const proposed = await rotateKeyCommand(as('tang_yu'));
  const { word } = (proposed.json as { key: { word: string } }).key;
  expect(proposed.text('zh').split('\n')).toEqual([
    '✓ 已提出新的日志密钥，还没有启用。请另一位运维人员核对后运行 zhiban evidence rotate-key --approve，后面写上这个公钥：',
    word,
  ]);
  const rotated = await rotateKeyCommand({ ...as('shen_hao'), approve: word });
  expect(rotated.json).toMatchObject({ key: { word, state: 'active', approvedBy: '沈浩' } });
  const keys = join(workshop, 'keys');
  await keysCommand(keys, { server: address });
  const words = (await readFile(join(keys, 'log.txt'), 'utf8')).trim().split('\n');
  expect([words.length, words[0]]).toEqual([2, word]);
  expect(await readFile(join(keys, 'handovers/1.txt'), 'utf8')).toContain(`\n${word}\n`);
});
