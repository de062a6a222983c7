import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestKernel, type TestKernel } from '../../testkit/index.ts';
import { addMasterKey, dropMasterKey, keyStatus, resealJob, startReseal } from '../index.ts';
import { decrypt, encrypt } from './aead.ts';
import { openKeyring } from './open-keyring.ts';
import type { SealedColumn } from './sealed-columns.ts';

const notes = { module: 'note', folder: new URL('../fixtures/migrations/', import.meta.url) };
const KEY_7 = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=';
const KEY_8 = 'CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=';
const bytes = (hex: string) => Buffer.from(hex, 'hex');

describe('the two algorithms', () => {
  it.each([
    {
      // RFC 8998, appendix A.1
      algorithm: 'sm4-gcm' as const,
      key: '0123456789abcdeffedcba9876543210',
      nonce: '00001234567800000000abcd',
      authenticated: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
      plain:
        'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa',
      body: '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
      tag: '83de3541e4c2b58177e065a9bf7b62ec',
    },
    {
      // McGrew and Viega, The Galois/Counter Mode of Operation, test case 14
      algorithm: 'aes-256-gcm' as const,
      key: '00'.repeat(32),
      nonce: '00'.repeat(12),
      authenticated: '',
      plain: '00'.repeat(16),
      body: 'cea7403d4d606b6e074ec5d3baf39d18',
      tag: 'd0d1c8a799996bf0265b98b5d48ab919',
    },
  ])('$algorithm agrees with its published vector', ({ algorithm, key, nonce, ...vector }) => {
    const options = { key: bytes(key), nonce: bytes(nonce), authenticated: bytes(vector.authenticated) };
    const encrypted = encrypt(algorithm, options, bytes(vector.plain));
    expect(encrypted.toString('hex')).toBe(vector.tag + vector.body);
    expect(decrypt(algorithm, options, encrypted).toString('hex')).toBe(vector.plain);
    for (const at of [0, 16]) {
      const changed = Buffer.from(encrypted);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => decrypt(algorithm, options, changed)).toThrow();
    }
    expect(() => decrypt(algorithm, options, encrypted.subarray(0, 15))).toThrow();
  });
});

const kernels: TestKernel[] = [];
afterEach(async () => {
  for (const kernel of kernels.splice(0)) await kernel.close();
});
async function kernelWith(environment: Record<string, string> = {}): Promise<TestKernel> {
  const kernel = await createTestKernel({ migrations: [notes], environment });
  kernels.push(kernel);
  return kernel;
}

describe('values of earlier releases', () => {
  const SEALED = 'AWdQC3JylXdI4k6MhL1T2JvlZAErNzcGkE38IyOXDF2Su6y56alXOOuMcOemMyw=';
  const MAC = '4ad307e40bbf662303f11de97afb3ac601d5123e75de4b7db32770e4e29ff247';

  it.each([
    ['with their key', { MASTER_KEY: KEY_7 }],
    ['with their key among the former ones', { MASTER_KEY: KEY_8, MASTER_KEYS_PREVIOUS: KEY_7 }],
    ['with the national algorithm', { MASTER_KEY: KEY_7, ENCRYPTION: 'sm4-gcm' }],
  ])('stay readable %s', async (_name, environment) => {
    const { keyring } = await kernelWith(environment);
    expect(keyring.open('cases/applicant-code', Buffer.from(SEALED, 'base64')).toString()).toBe(
      '110101199003070011',
    );
    expect(keyring.mac('identity/session', 'token')).toBe(MAC);
  });

  it('cannot be read with another key', async () => {
    const { keyring } = await kernelWith({ MASTER_KEY: KEY_8 });
    expect(() => keyring.open('cases/applicant-code', Buffer.from(SEALED, 'base64'))).toThrow();
  });

  it('are files too, and get keys of their own when they are sealed again', async () => {
    const { blobs, config } = await kernelWith({ MASTER_KEY: KEY_7 });
    const digest = createHash('sha256').update('营业执照').digest('hex');
    const path = join(config.dataDir, 'blobs', digest.slice(0, 2), digest);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, Buffer.from('AcKJB7OysuKcVY110IZPlnsQ6tTQfjKYDj5CDhZw5YqTWyC2V+o1tj8=', 'base64'));
    expect((await blobs.get(digest)).toString()).toBe('营业执照');
    expect(await blobs.rewrap(digest)).toBe(true);
    expect((await readFile(path))[0]).toBe(2);
    expect((await blobs.get(digest)).toString()).toBe('营业执照');
    expect(await blobs.rewrap(digest)).toBe(false);
  });
});

describe.each(['aes-256-gcm', 'sm4-gcm'])('sealing with %s', ENCRYPTION => {
  it('names its key and algorithm, and refuses a changed byte and another purpose', async () => {
    const { keyring } = await kernelWith({ MASTER_KEY: KEY_7, ENCRYPTION });
    const sealed = keyring.seal('a/1', Buffer.from('secret'));
    const algorithm = ENCRYPTION === 'sm4-gcm' ? '02' : '01';
    expect(sealed.toString('hex', 0, 6)).toBe(`02${algorithm}${keyring.keyIds[0]}`);
    expect(keyring.open('a/1', sealed).toString()).toBe('secret');
    expect(() => keyring.open('a/2', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => keyring.open('a/1', changed)).toThrow();
    }
  });
});

const column: SealedColumn = {
  table: 'note.secret',
  key: ['id'],
  column: 'sealed',
  purpose: ({ id }) => `note/${id}`,
};

describe('a change of the master key', () => {
  const keyPath = ({ config }: TestKernel) => join(config.dataDir, 'master.key');

  async function withSecrets(count: number): Promise<TestKernel> {
    const kernel = await kernelWith();
    await kernel.database.pool.query('create table note.secret (id integer primary key, sealed bytea)');
    for (let id = 1; id <= count; id += 1)
      await kernel.database.pool.query('insert into note.secret values ($1, $2)', [
        id,
        kernel.keyring.seal(`note/${id}`, Buffer.from(`secret ${id}`)),
      ]);
    return kernel;
  }
  const secretOf = async ({ database, keyring }: TestKernel, id: number) => {
    const { rows } = await database.pool.query<{ sealed: Buffer }>(
      'select sealed from note.secret where id = $1',
      [id],
    );
    return rows[0] && keyring.open(`note/${id}`, rows[0].sealed).toString();
  };

  it('reads old and new, seals everything again in steps, and lets the old key go', async () => {
    const kernel = await withSecrets(501);
    const { keyring, blobs } = kernel;
    const digest = await blobs.put(Buffer.from('file'));
    const file = join(kernel.config.dataDir, 'blobs', digest.slice(0, 2), digest);
    const body = await readFile(file);
    const digestBefore = keyring.mac('a', 'b');
    const [old = ''] = keyring.keyIds;

    const added = await addMasterKey(keyPath(kernel));
    keyring.reload();
    expect(keyring.keyIds).toEqual([added, old]);
    expect(await secretOf(kernel, 1)).toBe('secret 1');
    expect((await keyStatus(kernel, [column])).columns).toEqual([
      { column: 'kernel.secret.sealed', counts: { [`${old}/1`]: 1 } },
      { column: 'note.secret.sealed', counts: { [`${old}/1`]: 501 } },
    ]);

    const job = resealJob(kernel, [column]);
    await startReseal(kernel, 0);
    await kernel.runJobs([job]);
    expect(await keyStatus(kernel, [column])).toMatchObject({
      columns: [
        { column: 'kernel.secret.sealed', counts: { [`${added}/1`]: 1 } },
        { column: 'note.secret.sealed', counts: { [`${added}/1`]: 501 } },
      ],
      files: { [`${added}/1`]: 1 },
      pass: { target: null, sealed: 503, failed: 0, finishedAt: kernel.clock.now() },
    });

    await dropMasterKey(keyPath(kernel), old);
    keyring.reload();
    expect(keyring.keyIds).toEqual([added]);
    expect([await secretOf(kernel, 501), (await blobs.get(digest)).toString()]).toEqual([
      'secret 501',
      'file',
    ]);
    // The file itself was not written again, and digests are found as before.
    expect(await readFile(file)).toEqual(body);
    expect(keyring.mac('a', 'b')).toBe(digestBefore);
  });

  it('goes on where it was, and begins anew when the key changes again', async () => {
    const kernel = await withSecrets(2);
    const job = resealJob(kernel, [column]);
    await addMasterKey(keyPath(kernel));
    kernel.keyring.reload();
    const prefix = kernel.keyring.prefix().toString('hex');
    await job.run({ prefix, target: 'note.secret.sealed', after: ['1'] });
    const [newest, first] = kernel.keyring.keyIds;
    expect((await keyStatus(kernel, [column])).columns[1]?.counts).toEqual({
      [`${newest}/1`]: 1,
      [`${first}/1`]: 1,
    });
    const third = await addMasterKey(keyPath(kernel));
    await kernel.runJobs([job]);
    expect((await keyStatus(kernel, [column])).columns[1]?.counts).toEqual({ [`${third}/1`]: 2 });
  });

  it('leaves and counts what no key opens', async () => {
    const kernel = await withSecrets(3);
    await kernel.database.pool.query(`update note.secret set sealed = '\\x0201deadbeef00' where id = 2`);
    await addMasterKey(keyPath(kernel));
    await startReseal(kernel, 0);
    await kernel.runJobs([resealJob(kernel, [column])]);
    const { columns, pass, keyIds } = await keyStatus(kernel, [column]);
    expect(columns[1]?.counts).toEqual({ [`${keyIds[0]}/1`]: 2, 'deadbeef/1': 1 });
    expect(pass).toMatchObject({ sealed: 3, failed: 1 });
  });

  it('takes with it what earlier releases kept in the clear', async () => {
    const kernel = await kernelWith();
    const { pool } = kernel.database;
    await pool.query('create table note.plain (id text primary key, content jsonb, sealed bytea)');
    await pool.query(`insert into note.plain values ('a', '{"name": "陈建国"}'), ('b', null)`);
    const sealedNow: SealedColumn = { ...column, table: 'note.plain', plain: 'content' };
    expect((await keyStatus(kernel, [sealedNow])).columns[1]?.counts).toEqual({ clear: 1 });
    await startReseal(kernel, 0);
    await kernel.runJobs([resealJob(kernel, [sealedNow])]);
    const { rows } = await pool.query('select id, content, sealed from note.plain order by id');
    expect(rows).toEqual([
      { id: 'a', content: null, sealed: expect.any(Buffer) },
      { id: 'b', content: null, sealed: null },
    ]);
    expect(kernel.keyring.open('note/a', rows[0].sealed).toString()).toBe('{"name":"陈建国"}');
  });

  it('is noticed when another process has sealed with the new key first', async () => {
    const kernel = await withSecrets(1);
    const other = await kernelWith({ MASTER_KEY_FILE: keyPath(kernel) });
    await addMasterKey(keyPath(kernel));
    other.keyring.reload();
    const sealed = other.keyring.seal('a', Buffer.from('new'));
    expect(kernel.keyring.open('a', sealed).toString()).toBe('new');
  });
});

it('stops at the start when no key opens the database', async () => {
  const kernel = await kernelWith({ MASTER_KEY: KEY_7 });
  const places = { ...kernel.config, masterKey: KEY_8 };
  await expect(openKeyring(places, kernel.database.pool)).rejects.toThrow(
    'No configured master key opens this database',
  );
});
