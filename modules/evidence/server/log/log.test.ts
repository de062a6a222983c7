import { createTestKernel, send, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../model/bytes.ts';
import { SYSTEM } from '../../model/index.ts';
import { isSignedBy, readCheckpoint, readNote, readVerifierKey } from '../../model/note.ts';
import {
  getCheckpoint,
  getConsistencyProof,
  getEvidenceKeys,
  getEvidenceProof,
} from '../../model/operations.ts';
import { rootOfFull } from '../../model/tiles.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '../../model/tree.ts';
import { createEvidence, type Evidence } from '../index.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';

let kernel: TestKernel;
let evidence: Evidence;
let app: Awaited<ReturnType<typeof startTestServer>>;

beforeEach(async () => {
  kernel = await createTestKernel({
    migrations: [{ module: 'evidence', folder: new URL('../migrations/', import.meta.url) }],
  });
  evidence = createEvidence(kernel);
  app = await startTestServer(kernel, {
    routes: evidence.routes,
    authenticate: async () => ({ kind: 'anonymous' as const }),
    guard: () => () => undefined,
  });
});
afterEach(async () => {
  await app.close();
  await kernel.close();
});

const record = (stream: string, count = 1) =>
  kernel.transaction(tx =>
    evidence.append(
      tx,
      stream,
      Array.from({ length: count }, () => ({ type: 'x.y', actor: SYSTEM, data: { 姓名: '张桂英' } })),
    ),
  );

async function headNow() {
  const text = (await send(app, getCheckpoint)).text;
  const note = readNote(text);
  const head = note && readCheckpoint(note.text);
  if (!note || !head) throw new Error(`no head in ${text}`);
  return { text, note, head };
}

const tile = async (path: string): Promise<Buffer> =>
  (await app.inject(`/api/evidence/log/tile/${path}`)).rawPayload;
const hashesIn = (bytes: Buffer) =>
  Array.from({ length: bytes.length / 32 }, (_none, at) => bytes.subarray(32 * at, 32 * at + 32));

describe('sealing', () => {
  it('makes each committed event a leaf, and signs one head for all that waited', async () => {
    expect(await evidence.seal()).toBeNull();
    const codes = [await record('a', 2), await record('b'), await record('a')];
    expect(await evidence.seal()).toEqual({ leaves: 4, size: 4 });
    expect(await evidence.seal()).toBeNull();
    await record('c');
    expect(await evidence.seal()).toEqual({ leaves: 1, size: 5 });
    const leaves = await evidence.leavesOf(codes);
    expect(codes.map(code => leaves.get(code))).toEqual([1, 2, 3]);
    const { note, head } = await headNow();
    const [word = ''] = (await send(app, getEvidenceKeys)).value.log;
    const key = readVerifierKey(noteCrypto.hash, word);
    expect([head.size, head.at.toISOString(), head.origin]).toEqual([
      5,
      '2026-11-21T02:00:00.000Z',
      key?.name,
    ]);
    expect(key && isSignedBy(noteCrypto, key, note)).toBe(true);
  });

  it('leaves out what was rolled back', async () => {
    await record('a');
    await expect(
      kernel.transaction(async tx => {
        await evidence.append(tx, 'gone', [{ type: 'x.y', actor: SYSTEM, data: {} }]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await record('b');
    expect(await evidence.seal()).toEqual({ leaves: 2, size: 2 });
    // The number that was drawn for nothing is forgotten once nobody can still use it.
    await evidence.seal();
    const { rows } = await kernel.database.pool.query('select * from evidence.gap');
    expect(rows).toEqual([]);
  });

  it('never skips an event that is committed after a later one was sealed', async () => {
    const slow = new pg.Client({ connectionString: kernel.config.databaseUrl });
    await slow.connect();
    await slow.query('begin');
    const columns = 'stream, seq, type, at, content, salt, commitment, previous, hash';
    const hash = 'ab'.repeat(32);
    await slow.query(
      `insert into evidence.event (${columns}) values ('slow', 1, 'x.y', now(), '{}', '', '', '', '${hash}')`,
    );
    const fast = await record('fast');
    expect(await evidence.seal()).toEqual({ leaves: 1, size: 1 });
    // Nothing new, and the gap is still looked at.
    expect(await evidence.seal()).toBeNull();
    await slow.query('commit');
    expect(await evidence.seal()).toEqual({ leaves: 1, size: 2 });
    await slow.end();
    const leaves = await evidence.leavesOf([fast, hash]);
    expect([leaves.get(fast), leaves.get(hash)]).toEqual([0, 1]);
  });

  it('is done by one of several processes at a time, each going on where another stopped', async () => {
    const others = [evidence, createEvidence(kernel), createEvidence(kernel)];
    let appended = 0;
    const writers = Array.from({ length: 4 }, async (_none, writer) => {
      for (let n = 0; n < 30; n++) {
        await record(`w${writer}/${n % 3}`, 5);
        appended += 5;
      }
    });
    const sealers = others.map(async sealer => {
      while (appended < 600) await sealer.seal();
    });
    await Promise.all([...writers, ...sealers]);
    for (const sealer of others) await sealer.seal();
    const { rows } = await kernel.database.pool.query(
      `select count(*) n, count(distinct hash) hashes, min(index) first, max(index) last,
              (select size from evidence.log) size, (select count(*) from evidence.event) events from evidence.leaf`,
    );
    expect(rows).toEqual([{ n: 600, hashes: 600, first: 0, last: 599, size: 600, events: 600 }]);
    // What stands in the tiles is the tree over the entries.
    const first = hashesIn(await tile('0/000'));
    const upper = hashesIn(await tile('1/000.p/2'));
    expect(toHex(rootOfFull(sm3Bytes, first))).toBe(upper[0]?.toString('hex'));
    const entries = await tile('entries/000');
    const entry = entries.subarray(2 + 34 * 7, 34 * 8);
    expect(entries.length).toBe(256 * 34);
    expect(toHex(leafHash(sm3Bytes, entry))).toBe(first[7]?.toString('hex'));
  });

  it('goes on in a log whose first process knows nothing of the others', async () => {
    await record('a', 300);
    await evidence.seal();
    await record('a', 300);
    await createEvidence(kernel).seal();
    await record('a', 5);
    expect(await evidence.seal()).toEqual({ leaves: 5, size: 605 });
  });
});

describe('proofs over HTTP', () => {
  it('say in which head an event is, and that each head is the beginning of the next', async () => {
    const code = await record('a', 3);
    const waiting = (await send(app, getEvidenceProof, { params: { code } })).value;
    expect(waiting).toMatchObject({ state: 'waiting', type: 'x.y', sealed: null });
    await evidence.seal();
    const small = await headNow();
    await record('b', 400);
    await evidence.seal();
    const large = await headNow();
    const { sealed, state, witnesses } = (await send(app, getEvidenceProof, { params: { code } })).value;
    expect([state, sealed?.leaf, sealed?.size, sealed?.holds]).toEqual(['final', 2, 3, true]);
    expect(witnesses).toEqual({ threshold: 0, of: 0, signed: [] });
    const claim = {
      leaf: 2,
      size: 3,
      leafHash: leafHash(sm3Bytes, fromHex(code)),
      root: small.head.root,
    };
    expect(verifyInclusion(sm3Bytes, claim, (sealed?.hashes ?? []).map(fromHex))).toBe(true);
    const proof = (await send(app, getConsistencyProof, { query: { from: 3, to: 403 } })).value;
    expect(verifyConsistency(sm3Bytes, small.head, large.head, proof.hashes.map(fromHex))).toBe(true);
  });

  it('know an event from its commit on, while it is sealed and behind a gap too', async () => {
    const proofOf = async (code: string) => (await send(app, getEvidenceProof, { params: { code } })).value;
    for (let round = 0; round < 30; round += 1) {
      const code = await record('a');
      const looks = [evidence.seal(), ...Array.from({ length: 8 }, () => proofOf(code))];
      for (const seen of (await Promise.all(looks)).slice(1)) expect(seen).toMatchObject({ type: 'x.y' });
    }
    // A number drawn before that of another, and committed after that one was sealed.
    let late = '';
    await kernel.transaction(async tx => {
      late = await evidence.append(tx, 'late', [{ type: 'x.late', actor: SYSTEM, data: {} }]);
      await record('early');
      await evidence.seal();
    });
    expect(await proofOf(late)).toMatchObject({ state: 'waiting', type: 'x.late' });
    await evidence.seal();
    expect(await proofOf(late)).toMatchObject({ state: 'final', type: 'x.late' });
  });

  it('do not exist for what is not there', async () => {
    await record('a', 3);
    await evidence.seal();
    const unknown = await send(app, getEvidenceProof, { params: { code: 'f'.repeat(64) } });
    expect(unknown.error.code).toBe('EVIDENCE_UNKNOWN_CODE');
    for (const query of [
      { from: 2, to: 4 },
      { from: 3, to: 2 },
    ])
      expect((await send(app, getConsistencyProof, { query })).error.code).toBe('EVIDENCE_NO_SUCH_HEAD');
    for (const path of ['0/000', '0/000.p/4', '1/000.p/1', '0/001.p/1', 'entries/000.p/4', '0/0', '9/000'])
      expect((await app.inject(`/api/evidence/log/tile/${path}`)).statusCode).toBe(404);
  });

  it('full tiles may be kept for ever, partial ones and heads not', async () => {
    await record('a', 257);
    await evidence.seal();
    const caching = async (path: string) =>
      (await app.inject(`/api/evidence/log/${path}`)).headers['cache-control'];
    expect(await caching('tile/0/000')).toBe('public, max-age=31536000, immutable');
    expect(await caching('tile/0/001.p/1')).toBe('no-cache');
    expect(await caching('checkpoint')).toBe('no-cache');
  });
});
