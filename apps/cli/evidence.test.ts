import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getEvidenceBundle, SYSTEM } from '@zhiban/evidence';
import { createEvidence } from '@zhiban/evidence/server';
import { createTestKernel, send, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keysCommand } from './evidence-keys.ts';
import { replayCommand } from './evidence-replay.ts';
import { verifyCommand } from './evidence-verify.ts';

let folder: string;
let kernel: TestKernel;
let app: Awaited<ReturnType<typeof startTestServer>>;
let keys: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiban-cli-evidence-'));
  keys = join(folder, 'keys');
  kernel = await createTestKernel({
    migrations: [
      {
        module: 'evidence',
        folder: new URL('../../modules/evidence/server/migrations/', import.meta.url),
      },
    ],
  });
  const evidence = createEvidence(kernel, { officeRoots: async () => ['a root\n'] });
  evidence.own({ prefix: 'thing', row: async () => ({}), about: async () => ({ 名称: '一件事' }) });
  app = await startTestServer(kernel, {
    routes: evidence.routes,
    authenticate: async () => ({ kind: 'anonymous' as const }),
    guard: () => () => undefined,
  });
  const code = await kernel.transaction(tx =>
    evidence.append(tx, 'thing/1', [
      { type: 'x.begun', actor: SYSTEM, data: { 姓名: '张桂英' } },
      { type: 'x.done', actor: SYSTEM, data: {} },
    ]),
  );
  await evidence.seal();
  bundle = (await send(app, getEvidenceBundle, { params: { code } })).text;
  await keysCommand(keys, { server: await app.listen({ host: '127.0.0.1', port: 0 }) });
}, 60_000);
afterAll(async () => {
  await app.close();
  await kernel.close();
  await rm(folder, { recursive: true });
});

async function verify(text: string) {
  const file = join(folder, 'bundle.json');
  await writeFile(file, text);
  return verifyCommand(file, { keys });
}

test('verify prints each link checked', async () => {
  const outcome = await verify(bundle);
  expect(outcome.ok).toBe(true);
  const lines = outcome.text('zh').split('\n');
  expect(lines.map(line => line.replace(/[0-9a-f]{12,16}(…|$| )/, '#$1'))).toEqual([
    '✓ 格式：存证包，2 个事件，thing/1',
    '事件 1',
    '  ✓ 链：接在前一个事件之后，#…',
    '  ✓ 内容：与承诺值一致',
    '  ✓ 日志：第 0 号叶子，在 2 片叶子的树里',
    '  ✓ 时间：记为 2026-11-21T02:00:00.000Z，2026-11-21T02:00:00.000Z 封存',
    '事件 2',
    '  ✓ 链：接在前一个事件之后，#…',
    '  ✓ 内容：与承诺值一致',
    '  ✓ 日志：第 1 号叶子，在 2 片叶子的树里',
    '  ✓ 时间：记为 2026-11-21T02:00:00.000Z，2026-11-21T02:00:00.000Z 封存',
    '✓ 树头 2：日志 zhiban-evidence-# 签名',
    '– 树头 2：策略没有要求见证方',
    '✓ 全部通过',
  ]);
  expect(outcome.text('en').split('\n').at(-1)).toBe('✓ Valid');
});

test.each([
  ['another name', '张桂英', '张桂芳', ['content']],
  ['another type', '"x.begun"', '"x.ended"', ['chain']],
  ['another head', '\\n2\\n', '\\n3\\n', ['inclusion', 'inclusion', 'head']],
])('verify fails for %s', async (_what, from, to, failed) => {
  expect(bundle).toContain(from);
  const outcome = await verify(bundle.replace(from, to));
  expect(outcome.ok).toBe(false);
  const { checks } = outcome.json as { checks: { what: string; holds: boolean | null }[] };
  expect(checks.filter(({ holds }) => holds === false).map(({ what }) => what)).toEqual(failed);
});

test('verify trusts no key but those of the folder', async () => {
  const [name = ''] =
    (await send(app, getEvidenceBundle, { params: { code: hashOf(bundle) } })).text.match(
      /zhiban-evidence-\w+/,
    ) ?? [];
  const other = join(folder, 'other');
  await keysCommand(other, { server: address() });
  await writeFile(join(other, 'log.txt'), `${name}+00000000+AAAA\n`);
  await writeFile(join(folder, 'bundle.json'), bundle);
  const outcome = await verifyCommand(join(folder, 'bundle.json'), { keys: other });
  expect([outcome.ok, outcome.text('zh').includes('✗ 树头 2：不是已知日志的签名')]).toEqual([false, true]);
});

test('what is no bundle, and what holds no application, is said so', async () => {
  expect((await verify('{}')).text('zh')).toBe('✗ 格式：不是存证包\n✗ 没有通过核验：1 项');
  await verify(bundle);
  await expect(replayCommand(join(folder, 'bundle.json'))).rejects.toMatchObject({ code: 'CLI_NO_BUNDLE' });
  await writeFile(join(keys, 'policy.json'), '{');
  await expect(verify(bundle)).rejects.toMatchObject({ code: 'CLI_NO_KEYS' });
});

const address = (): string => app.listeningOrigin;
const hashOf = (text: string): string =>
  (JSON.parse(text) as { events: { hash: string }[] }).events.at(-1)?.hash ?? '';
