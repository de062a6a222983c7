import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '@zhiban/identity';
import { generateSm2KeyPair, type Sm2KeyPair, sm2KeyPair, sm2Sign } from '@zhiban/kernel/server';
import { createTestKernel, send, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../model/bytes.ts';
import { handoverText, keyPeriods, readHandover } from '../../model/handover.ts';
import { SYSTEM } from '../../model/index.ts';
import { approveLogKey, getEvidenceState, proposeLogKey } from '../../model/keeper-operations.ts';
import {
  checkpointText,
  keyHashOf,
  noteText,
  readCheckpoint,
  readNote,
  readVerifierKey,
  verifierKeyText,
} from '../../model/note.ts';
import { getCheckpoint, getEvidenceBundle, getEvidenceKeys } from '../../model/operations.ts';
import type { EvidenceKeys } from '../../model/policy.ts';
import { createEvidence, type Evidence } from '../index.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import { readVerifierWord, verifyBundle } from '../verify/index.ts';
import { logClient, lookOnce, makeWitnessKey } from '../witness/index.ts';

/** Two operators, by the cookie that they send. */
const ID = {
  'who=tang': '0a000000-0000-4000-8000-000000000001',
  'who=shen': '0a000000-0000-4000-8000-000000000002',
};
const callerOf = (cookie: string): Caller =>
  cookie === 'who=tang' || cookie === 'who=shen'
    ? {
        kind: 'staff',
        staffId: ID[cookie],
        name: cookie === 'who=tang' ? '唐宇' : '沈浩',
        departmentId: 'd',
        departmentName: '数据局',
        divisionCode: '330199',
        roles: ['operator'],
        accounts: [ID[cookie]],
        personId: null,
        factorAt: null,
        sessionId: cookie,
      }
    : { kind: 'anonymous' };

let folder: string;
let kernel: TestKernel;
let evidence: Evidence;
let app: Awaited<ReturnType<typeof startTestServer>>;
/** The first key, as whoever copied it before the rotation has it. */
let stolen: Sm2KeyPair;
let keysBefore: EvidenceKeys;
let bundleBefore: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiban-log-key-'));
  kernel = await createTestKernel({
    migrations: [{ module: 'evidence', folder: new URL('../migrations/', import.meta.url) }],
  });
  evidence = createEvidence(kernel);
  evidence.own({ prefix: 'thing', row: async () => ({}), about: async () => ({}) });
  app = await startTestServer(kernel, {
    routes: evidence.routes,
    authenticate: async request => callerOf(request.headers.cookie ?? ''),
    guard: () => () => undefined,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const code = await record('thing/1');
  await evidence.seal();
  const { rows } = await kernel.database.pool.query<{ public_key: Buffer; private_key: Buffer }>(
    'select public_key, private_key from evidence.log_key',
  );
  const [first] = rows;
  if (!first) throw new Error('The log has no key.');
  const purpose = `evidence-log-key/${first.public_key.toString('hex')}`;
  stolen = sm2KeyPair(kernel.keyring.open(purpose, first.private_key));
  keysBefore = (await send(app, getEvidenceKeys)).value;
  bundleBefore = await bundleOf(code);
});
afterAll(async () => {
  await app.close();
  await kernel.close();
  await rm(folder, { recursive: true });
});

const record = (stream: string) =>
  kernel.transaction(tx => evidence.append(tx, stream, [{ type: 'x.y', actor: SYSTEM, data: {} }]));
const bundleOf = async (code: string) => (await send(app, getEvidenceBundle, { params: { code } })).text;
const failing = (bundle: string, keys: EvidenceKeys) =>
  verifyBundle(bundle, keys).checks.flatMap(({ what, holds }) => (holds === false ? [what] : []));
const keysNow = async () => (await send(app, getEvidenceKeys)).value;

/** A head over the newest tree as the first key would sign it. */
async function headByTheOldKey(): Promise<{ shown: string; forged: string }> {
  const shown = (await send(app, getCheckpoint)).text;
  const head = readCheckpoint(readNote(shown)?.text ?? '');
  if (!head) throw new Error('There is no head.');
  const text = checkpointText(head);
  const keyHash = keyHashOf(sm3Bytes, { name: head.origin, publicKey: stolen.publicKey });
  const signature = sm2Sign(utf8(text), stolen);
  return { shown, forged: noteText({ text, signatures: [{ name: head.origin, keyHash, signature }] }) };
}

async function witness(name: string, word: string) {
  const key = await makeWitnessKey(join(folder, `${name}.key`), name);
  const logKey = readVerifierWord(word);
  if (!logKey) throw new Error('No key.');
  const log = logClient(app.listeningOrigin);
  return (checkpoint?: string) =>
    lookOnce({
      log: checkpoint === undefined ? log : { ...log, checkpoint: async () => checkpoint },
      logKeys: [logKey],
      key,
      statePath: join(folder, `${name}.state`),
      clock: kernel.clock,
    });
}

describe('the log changes its key', () => {
  it('when one operator proposes and another approves', async () => {
    const look = await witness('audit-office', keysBefore.log[0] ?? '');
    expect(await look()).toMatchObject({ kind: 'signed', size: 1 });
    const early = (await send(app, proposeLogKey, { cookie: 'who=shen' })).value;
    const { word } = (await send(app, proposeLogKey, { cookie: 'who=tang' })).value;
    const approve = (cookie: string, body: { word: string }) => send(app, approveLogKey, { cookie, body });
    // What waits signs nothing and is nobody's to trust.
    await record('thing/2');
    await evidence.seal();
    expect(await keysNow()).toEqual(keysBefore);
    expect((await approve('who=tang', { word })).error.code).toBe('EVIDENCE_KEY_SAME_PERSON');
    expect((await approve('who=shen', { word: early.word })).error.code).toBe('EVIDENCE_NO_SUCH_KEY');
    const done = (await approve('who=shen', { word })).value;
    expect(done).toMatchObject({ state: 'active', proposedBy: '唐宇', approvedBy: '沈浩', afterSize: 2 });
    expect((await approve('who=shen', { word })).error.code).toBe('EVIDENCE_NO_SUCH_KEY');
    const state = (await send(app, getEvidenceState, { cookie: 'who=tang' })).value;
    expect(state.keys.map(key => key.state).sort()).toEqual(['active', 'retired']);
    expect((await keysNow()).log).toEqual([word, ...keysBefore.log]);
    // Nobody can sign with the old one here any more.
    const { rows } = await kernel.database.pool.query(
      `select state from evidence.log_key where private_key is null`,
    );
    expect(rows).toEqual([{ state: 'retired' }]);
    // The process that sealed before goes on with the new key.
    await evidence.seal();
    expect((await send(app, getCheckpoint)).text.split('\n')[1]).toBe('3');
    // The witness knows the first key alone, and follows.
    expect(await look()).toMatchObject({ kind: 'signed', size: 3 });
  });

  it('and says so inside the log, signed by both', async () => {
    const { log, handovers } = await keysNow();
    const stream = `log/${log[0]?.split('+')[0]}`;
    const [event] = await evidence.read(stream);
    expect(event).toMatchObject({ type: 'evidence.log-key-changed', data: { handover: handovers[0] } });
    expect(readHandover(noteCrypto, handovers[0] ?? '')).toMatchObject({ after: 2 });
    expect((await evidence.leavesOf([event?.hash ?? ''])).get(event?.hash ?? '')).toBe(2);
  });

  it('heads of before and after verify, with the keys of before and of after', async () => {
    const code = await record('thing/1');
    await evidence.seal();
    const bundleAfter = await bundleOf(code);
    for (const keys of [keysBefore, await keysNow()])
      expect([failing(bundleBefore, keys), failing(bundleAfter, keys)]).toEqual([[], []]);
    // Without the statement the new key is a stranger's.
    expect(failing(bundleAfter.replace(/"handovers":\[[^\]]*\]/, '"handovers":[]'), keysBefore)).toEqual([
      'head',
    ]);
  });

  it('a head signed by the old key after that is refused, by verifiers and witnesses', async () => {
    const { shown, forged } = await headByTheOldKey();
    const code = await record('thing/3');
    await evidence.seal();
    const bundle = await bundleOf(code);
    const last = (await send(app, getCheckpoint)).text;
    const swapped = await headByTheOldKey();
    const text = bundle.replace(
      JSON.stringify(last).slice(1, -1),
      JSON.stringify(swapped.forged).slice(1, -1),
    );
    expect(text).not.toBe(bundle);
    for (const keys of [keysBefore, await keysNow()]) expect(failing(text, keys)).toEqual(['head']);
    const look = await witness('court', keysBefore.log[0] ?? '');
    expect(await look(shown)).toMatchObject({ kind: 'signed' });
    expect(await look(forged)).toMatchObject({ kind: 'alarm', alarm: { kind: 'retired-key' } });
    expect(await look()).toMatchObject({ kind: 'alarm' });
    expect(await readFile(join(folder, 'court.state'), 'utf8')).toContain('retired-key');
  });

  it('whoever stole the old key cannot hand it over a second time', async () => {
    const { log, handovers } = await keysNow();
    const old = readVerifierKey(sm3Bytes, log.at(-1) ?? '');
    if (!old) throw new Error('No key.');
    const thief = generateSm2KeyPair();
    const next = { name: old.name, publicKey: thief.publicKey };
    const text = handoverText(sm3Bytes, { after: 1, old, next, at: kernel.clock.now() });
    const second = noteText({
      text,
      signatures: [
        { name: old.name, keyHash: keyHashOf(sm3Bytes, old), signature: sm2Sign(utf8(text), stolen) },
        { name: old.name, keyHash: keyHashOf(sm3Bytes, next), signature: sm2Sign(utf8(text), thief) },
      ],
    });
    const words = (list: readonly string[]) =>
      keyPeriods(noteCrypto, [old], list).map(({ key, after, until }) => [
        verifierKeyText(sm3Bytes, key),
        after,
        until,
      ]);
    const real = [
      [log[1], 0, 2],
      [log[0], 2, Number.POSITIVE_INFINITY],
    ];
    expect(words([...handovers, second])).toEqual(real);
    expect(words([second, ...handovers])).not.toEqual(real);
    // Half signed counts for nothing.
    expect(words([second.split('\n').slice(0, -2).join('\n')])).toEqual([
      [log[1], 0, Number.POSITIVE_INFINITY],
    ]);
  });
});
