import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
