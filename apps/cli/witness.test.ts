import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM } from '@zhiban/evidence';
import { createEvidence, type Evidence } from '@zhiban/evidence/server';
import { createTestKernel, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');
const MIGRATIONS = new URL('../../modules/evidence/server/migrations/', import.meta.url);

let folder: string;
let kernel: TestKernel;
let evidence: Evidence;
let app: Awaited<ReturnType<typeof startTestServer>>;
let url: string;
const running: ChildProcess[] = [];

const path = (name: string): string => join(folder, name);
const zhiban = (...args: string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

/** A witness as another department runs it: a process of its own. @returns the address of its status page */
function startWitness(
  name: string,
  { log = url, peers = [] }: { log?: string; peers?: readonly string[] } = {},
): Promise<{ status: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [
    MAIN,
    ...['witness', 'run', '--log', log, '--log-key', path('keys/log.txt'), '--every', '3600'],
    ...['--key', path(`${name}.key`), '--state', path(`${name}.state`)],
    ...peers.flatMap(peer => ['--peer', peer]),
  ]);
  running.push(child);
  return new Promise((resolve, reject) => {
    let heard = '';
    child.once('exit', code => reject(new Error(`The witness ended with ${code}: ${heard}`)));
    child.stderr.on('data', chunk => {
      heard += String(chunk);
      const address = /status page (\S+)/.exec(heard)?.[1];
      if (address) resolve({ status: address, child });
    });
  });
}

/** Lets a witness look now. */
async function look(status: string): Promise<{ kind: string; size?: number; taken?: boolean }> {
  const answer = await fetch(`${status}/look`, { method: 'POST' });
  return ((await answer.json()) as { look: { kind: string } }).look;
}

/** A second log with the key of the first and another history, as whoever holds the key can show it to somebody. */
async function startSecondHistory(): Promise<{ second: string; close: () => Promise<void> }> {
  const other = await createTestKernel({
    migrations: [{ module: 'evidence', folder: MIGRATIONS }],
    now: new Date().toISOString(),
  });
  const { rows } = await kernel.database.pool.query<{
    name: string;
    public_key: Buffer;
    private_key: Buffer;
  }>('select name, public_key, private_key from evidence.log_key');
  for (const { name, public_key: publicKey, private_key: sealed } of rows) {
    const purpose = `evidence-log-key/${publicKey.toString('hex')}`;
    await other.database.pool.query(
      `insert into evidence.log_key (name, public_key, private_key, made_at, state) values ($1, $2, $3, now(), 'active')`,
      [name, publicKey, other.keyring.seal(purpose, kernel.keyring.open(purpose, sealed))],
    );
  }
  const writer = createEvidence(other);
  for (const stream of ['one', 'two', 'three'])
    await other.transaction(tx => writer.append(tx, stream, [{ type: 'x.z', actor: SYSTEM, data: {} }]));
  await writer.seal();
  const server = await startTestServer(other, {
    routes: writer.routes,
    authenticate: async () => ({ kind: 'anonymous' as const }),
    guard: () => () => undefined,
  });
  return {
    second: await server.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await server.close();
      await other.close();
    },
  };
}

async function append(stream: string): Promise<void> {
  kernel.clock.set(new Date().toISOString());
  await kernel.transaction(tx => evidence.append(tx, stream, [{ type: 'x.y', actor: SYSTEM, data: {} }]));
  await evidence.seal();
}
const final = async (): Promise<string> =>
  (await fetch(`${url}/api/evidence/log/checkpoint?final=true`)).text();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiban-witness-'));
  const witnesses = ['audit-office', 'archives', 'court'].map(name => {
    const made = JSON.parse(
      zhiban('witness', 'key', name, '--out', path(`${name}.key`), '--json').stdout,
    ) as {
      key: string;
    };
    return made.key;
  });
  await writeFile(path('policy.json'), JSON.stringify({ threshold: 2, witnesses }));
  kernel = await createTestKernel({
    migrations: [{ module: 'evidence', folder: MIGRATIONS }],
    // The witnesses are processes with a clock of their own.
    now: new Date().toISOString(),
    environment: { WITNESS_POLICY: path('policy.json') },
  });
  evidence = createEvidence(kernel);
  app = await startTestServer(kernel, {
    routes: evidence.routes,
    authenticate: async () => ({ kind: 'anonymous' as const }),
    guard: () => () => undefined,
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  await append('first');
  // Not spawnSync: the server that the command asks is in this very process.
  await new Promise(resolve =>
    spawn(process.execPath, [MAIN, 'evidence', 'keys', path('keys'), '--server', url]).once('exit', resolve),
  );
}, 120_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await app.close();
  await kernel.close();
  await rm(folder, { recursive: true });
});

test('a key is readable by its owner alone', async () => {
  expect((await stat(path('court.key'))).mode & 0o777).toBe(0o600);
});

test('two of three: one honest, one lying, one down is not final; with the third it is', async () => {
  const honest = await startWitness('audit-office');
  expect(await look(honest.status)).toEqual({ kind: 'signed', size: 1, taken: true });
  const lying = spawn(process.execPath, [
    join(import.meta.dirname, 'lying-witness.testkit.ts'),
    url,
    path('archives.key'),
  ]);
  const answer = await new Promise<string>(resolve => {
    let text = '';
    lying.stdout.on('data', chunk => {
      text += String(chunk);
    });
    lying.once('close', () => resolve(text));
  });
  expect(JSON.parse(answer)).toMatchObject({ code: 'EVIDENCE_COSIGNATURE_REFUSED' });
  // The court's witness is down.
  expect(JSON.parse(await final())).toMatchObject({ code: 'EVIDENCE_NO_SUCH_HEAD' });
  const third = await startWitness('court');
  expect(await look(third.status)).toMatchObject({ kind: 'signed', size: 1, taken: true });
  const head = await final();
  expect(head.split('\n')[1]).toBe('1');
  expect(head.match(/^— \S+/gm)).toEqual([
    expect.stringContaining('zhiban-evidence-'),
    '— audit-office',
    '— court',
  ]);

  // It ends in order, and goes on from its file.
  const code = new Promise(resolve => third.child.removeAllListeners('exit').once('exit', resolve));
  third.child.kill('SIGTERM');
  expect(await code).toBe(0);
  await append('second');
  const again = await startWitness('court');
  expect(await look(again.status)).toMatchObject({ size: 2, taken: true });
  expect(await look(honest.status)).toMatchObject({ size: 2, taken: true });
  expect((await final()).split('\n')[1]).toBe('2');
}, 60_000);

test('a log that shows each witness another history is found by witnesses that compare', async () => {
  for (const name of ['east', 'west', 'north']) zhiban('witness', 'key', name, '--out', path(`${name}.key`));
  const { second, close } = await startSecondHistory();
  const east = await startWitness('east');
  expect(await look(east.status)).toMatchObject({ kind: 'signed', size: 2 });
  // One who compares with nobody is content with either history.
  const west = await startWitness('west', { log: second });
  expect(await look(west.status)).toMatchObject({ kind: 'signed', size: 3 });
  // Who is shown the same as the other goes on; a peer that is down stops nobody.
  const dead = 'http://127.0.0.1:9';
  const north = await startWitness('north', { peers: [east.status, dead] });
  expect(await look(north.status)).toMatchObject({ kind: 'signed', size: 2, silent: [dead] });
  const code = new Promise(resolve => west.child.removeAllListeners('exit').once('exit', resolve));
  west.child.kill('SIGTERM');
  expect(await code).toBe(0);
  const again = await startWitness('west', { log: second, peers: [east.status] });
  expect(await look(again.status)).toMatchObject({ kind: 'alarm' });
  const { alarm } = JSON.parse(await readFile(path('west.state'), 'utf8')) as {
    alarm: { kind: string; peer: string; seen: string; shown: string };
  };
  const headOf = async (from: string) => (await fetch(`${from}/api/evidence/log/checkpoint`)).text();
  expect([alarm.kind, alarm.peer, alarm.shown]).toEqual(['split', east.status, await headOf(second)]);
  // The same head of the other log, whoever countersigned it meanwhile.
  expect(alarm.seen.split('\n\n')[0]).toBe((await headOf(url)).split('\n\n')[0]);
  await close();
}, 120_000);

test('a log that shows another history: the witness refuses, keeps both heads, and fails', async () => {
  const witness = await startWitness('archives');
  await append('third');
  expect(await look(witness.status)).toMatchObject({ kind: 'signed', size: 3 });
  const before = JSON.parse(await readFile(path('archives.state'), 'utf8')) as { seen: string };
  // Whoever owns the log writes it anew and signs it with its own key.
  await kernel.database.pool.query(`
    alter table evidence.event disable trigger append_only;
    update evidence.event set hash = repeat('ab', 32) where stream = 'first';
    truncate evidence.leaf, evidence.tile, evidence.cosignature, evidence.head;
    update evidence.log set size = 0, settled = 0`);
  expect(await evidence.seal()).toEqual({ leaves: 3, size: 3 });
  expect(await look(witness.status)).toMatchObject({ kind: 'alarm' });
  const page = await fetch(witness.status);
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('警报：日志前后矛盾');
  const { alarm } = JSON.parse(await readFile(path('archives.state'), 'utf8')) as {
    alarm: { kind: string; seen: string; shown: string };
  };
  expect([alarm.kind, alarm.seen]).toEqual(['fork', before.seen]);
  expect(alarm.shown.split('\n')[2]).not.toBe(before.seen.split('\n')[2]);
  const code = new Promise(resolve => witness.child.removeAllListeners('exit').once('exit', resolve));
  witness.child.kill('SIGTERM');
  expect(await code).toBe(1);
  // What it has seen it does not forget.
  await append('fourth');
  const again = await startWitness('archives');
  expect(await look(again.status)).toMatchObject({ kind: 'alarm' });
}, 60_000);
