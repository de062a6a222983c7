import { join } from 'node:path';
import { createEvidence } from '@zhiban/evidence/server';
import { listMyCompanies } from '@zhiban/identity';
import { addMasterKey, dropMasterKey, keyStatus, startReseal } from '@zhiban/kernel/server';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
}, 120_000);
afterAll(() => platform.close());

it('a change of the master key reaches everything sealed while people stay signed in', async () => {
  const { kernel, modules, app } = platform;
  const wangFang = await signInForCompany(platform, 'wang_fang');
  const steps = hygieneChange(platform, wangFang);
  const id = await steps.filled();
  await modules.evidence.seal();
  const before = await keyStatus(kernel, modules.sealed);
  const [old = ''] = kernel.keyring.keyIds;
  expect(before.columns.map(({ column }) => column)).toEqual([
    'kernel.secret.sealed',
    'evidence.log_key.private_key',
    'identity.person.resident_id_sealed',
    'identity.staff.totp_secret_sealed',
    'identity.demo_account.password_sealed',
    'facts.demo_register_entry.sealed',
    'documents.signing_key.private_key',
    'documents.document.reading_sealed',
    'documents.library_entry.paper',
    'cases.application.applicant_code',
  ]);
  // Nothing is submitted yet, and the hotel's application holds a company's code, which is public.
  const isUsed = ({ column }: { column: string }) =>
    !['documents.library_entry.paper', 'cases.application.applicant_code'].includes(column);
  const used = before.columns.filter(isUsed);
  for (const { counts } of used) expect(Object.keys(counts)).toEqual([`${old}/1`]);

  const path = join(kernel.config.dataDir, 'master.key');
  const added = await addMasterKey(path);
  kernel.keyring.reload();
  await startReseal(kernel, 0);
  await platform.work();
  const after = await keyStatus(kernel, modules.sealed);
  expect(after.columns.map(({ counts }) => Object.values(counts))).toEqual(
    before.columns.map(({ counts }) => Object.values(counts)),
  );
  for (const { counts } of used) expect(Object.keys(counts)).toEqual([`${old}/1`]);
  for (const { counts } of after.columns.filter(isUsed)) expect(Object.keys(counts)).toEqual([`${added}/1`]);
  expect(Object.keys(after.files)).toEqual([`${added}/1`]);
  expect(after.pass).toMatchObject({ failed: 0, target: null });

  await dropMasterKey(path, old);
  kernel.keyring.reload();
  expect((await send(app, listMyCompanies, { cookie: wangFang })).value.companies).toHaveLength(1);
  await platform.signInStaff('liu_yang');
  expect((await steps.submit(id)).value.status).toBe('approved');
  await platform.work();
  expect((await steps.view(id)).licence).not.toBeNull();
  // As after a restart: the log's key is opened again.
  expect(await createEvidence(kernel).seal()).not.toBeNull();
}, 60_000);
