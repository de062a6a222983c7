import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate } from '@zhiban/kernel/server';
import { createTestKernel } from '@zhiban/kernel/testkit';
import { expect, it } from 'vitest';

const FOLDER = new URL('../migrations/', import.meta.url);

it('keeps the keys of a platform that was there before versions of keys', async () => {
  const early = await mkdtemp(join(tmpdir(), 'zhiban-migrations-'));
  await copyFile(new URL('0001_documents.sql', FOLDER), join(early, '0001_documents.sql'));
  const module = 'documents';
  const kernel = await createTestKernel({ migrations: [{ module, folder: pathToFileURL(`${early}/`) }] });
  const { pool } = kernel.database;
  try {
    await pool.query(`insert into documents.signing_key values
      ('DEMO-AUTHORITY', '根', 'root', '{}', '\\x00', '2026-01-01'),
      ('113301990026010103', '云溪区卫生健康局', 'own', '{root}', '\\x01', '2026-01-02')`);
    expect(await migrate(pool, [{ module, folder: FOLDER }])).toContain('documents/0002_signing_keys.sql');
    const { rows } = await pool.query(
      `select office_code, purpose, suite, state, activated_at::date::text as since
       from documents.signing_key order by office_code`,
    );
    expect(rows).toEqual([
      {
        office_code: '113301990026010103',
        purpose: 'documents',
        suite: 'international',
        state: 'active',
        since: '2026-01-02',
      },
      {
        office_code: 'DEMO-AUTHORITY',
        purpose: 'authority',
        suite: 'international',
        state: 'active',
        since: '2026-01-01',
      },
    ]);
  } finally {
    await kernel.close();
    await rm(early, { recursive: true });
  }
});
