import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyCommand } from './licence-verify.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiban-licence-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('prints each check and fails on what is not signed', async () => {
  const file = join(folder, 'letter.pdf');
  await writeFile(file, '%PDF-1.7\nnothing');
  const outcome = await verifyCommand(file, { roots: folder });
  expect(outcome.ok).toBe(false);
  expect(outcome.text('zh').split('\n')).toEqual([
    '✓ 格式：PDF，国际算法签名（PAdES）',
    '✗ 文件里没有数字签名。',
    '✗ 签名者：无',
    '✗ 证书链：终点是未知的根证书；用 --roots 给出可信根证书',
    '– 时间戳：没有',
    '✗ 没有通过核验',
  ]);
  expect(outcome.text('en').split('\n').at(-1)).toBe('✗ Not valid');
  expect(outcome.json).toMatchObject({ file, valid: false, format: 'pdf', signer: '' });
});

it('says which file or folder it cannot read', async () => {
  await expect(verifyCommand(join(folder, 'none.pdf'), {})).rejects.toMatchObject({ code: 'CLI_NO_FILE' });
  const roots = join(folder, 'none');
  const file = join(folder, 'letter.pdf');
  await expect(verifyCommand(file, { roots })).rejects.toMatchObject({ code: 'CLI_NO_FOLDER' });
});

const fixture = join(import.meta.dirname, 'fixtures', 'licence-record');
const verified = (now: string) =>
  verifyCommand(join(fixture, 'record.json'), { roots: join(fixture, 'root.pem') }, new Date(now));

it('tells of a record its identifier, its dates, and that the state is asked on line', async () => {
  const outcome = await verified('2026-11-21T06:00:00Z');
  const { licence } = JSON.parse(await readFile(join(fixture, 'record.json'), 'utf8'));
  expect(outcome.text('zh').split('\n')).toEqual([
    '✓ 格式：证照数据，国密签名（SM2、SM3）',
    '✓ 内容：签名之后没有改动',
    '✓ 签名者：临江市云溪区卫生健康局，2026-11-21T06:00:00.000Z',
    '✓ 证书链：通向可信根证书',
    `✓ 标识：${licence.identifier}，校验位正确`,
    `✓ 有效期：有效至 ${licence.validTo}`,
    '– 当前状态（暂扣、吊销、注销等）和有没有新版本，只能联网查：打开证照上的二维码',
    '✓ 有效',
  ]);
  expect([outcome.ok, outcome.json]).toMatchObject([
    true,
    { valid: true, expired: false, stateKnown: false },
  ]);
});

it('fails on a record whose last day is over', async () => {
  const outcome = await verified('2031-01-01T00:00:00Z');
  expect(outcome.ok).toBe(false);
  expect(outcome.text('zh').split('\n').slice(-3)).toEqual([
    expect.stringMatching(/^✗ 有效期：已于 .* 到期$/),
    expect.stringMatching(/^– 当前状态/),
    '✗ 文件真实，但已经到期',
  ]);
});
