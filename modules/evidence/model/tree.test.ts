import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBytes, toHex } from './bytes.ts';
import {
  Edge,
  readTilePath,
  subtreeHash,
  type Tile,
  type TileId,
  tileOf,
  tilePath,
  tileWidth,
} from './tiles.ts';
import {
  consistencyPath,
  inclusionPath,
  joined,
  leafHash,
  nodeHash,
  type Span,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';

const sm3 = (data: Uint8Array): Uint8Array => createHash('sm3').update(data).digest();

// RFC 6962, 2.1, as it is written there: the tree that ours has to be.
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return sm3(new Uint8Array());
  if (leaves.length === 1) return leafHash(sm3, only);
  const k = split(leaves.length);
  return nodeHash(sm3, naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}
function naivePath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}
function naiveProof(m: number, leaves: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...naiveProof(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...naiveProof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}

/** Leaves 00, 01, 02, ... and what our tiles make of them. */
const leavesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_none, at) => Uint8Array.of(at % 251, at >> 8));
function treeOf(leaves: readonly Uint8Array[], batches: readonly number[] = [leaves.length]) {
  const tiles = new Map<string, Tile>();
  const tile = ({ level, index }: TileId): Tile => tiles.get(`${level}/${index}`) ?? [];
  let edge = new Edge(sm3, 0, tile);
  let at = 0;
  for (const batch of batches) {
    // As another process would take over.
    edge = new Edge(sm3, at, tile);
    const hashes = leaves.slice(at, at + batch).map(leaf => leafHash(sm3, leaf));
    for (const { level, index, hashes: now } of edge.append(hashes)) tiles.set(`${level}/${index}`, [...now]);
    at += hashes.length;
  }
  const proof = (path: readonly Span[]) =>
    path.map(span =>
      joined(
        sm3,
        subtreesOf(span).map(subtree => subtreeHash(sm3, subtree, tile)),
      ),
    );
  return { root: edge.root(), proof, tile };
}

const EMPTY = '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b';

describe('the tree over 00, 01, ..., with hashes that OpenSSL computed step by step', () => {
  it.each([
    [0, EMPTY],
    [1, 'af83a966222057ac761246a7543c580d9111014f4e5e3cb1281db33151160335'],
    [2, 'a2aeb70489c194c619e9183b17f213bb90d739f2a0d966b1ec6f7be9602723e4'],
    [3, '8d9a0a05b4b675d107412b72426a3e29940c28e8d847718f0d42dbaf0feb7a1c'],
    [4, '6766eb4bbd91258f2904a956eb4646cb35e3e904f766bb8e6e6dcd9815427348'],
    [5, 'be87c83f79f8ca8800720865201356365bfe3c9eb63df6e2b890da70980f6599'],
    [6, 'e957a3f45a98cca0e3a38bf5f018e73193a9f6826f1cceb7e3e143ff642dd523'],
    [7, 'a277130053cebb4f5cccfd9cbe98c6a0ba732dce3a481f1d7c7f40f67f8449fc'],
  ])('has %i leaves', (size, root) => {
    const leaves = Array.from({ length: size }, (_none, at) => Uint8Array.of(at));
    expect(toHex(treeOf(leaves).root)).toBe(root);
  });
});

describe('whose hashes prove what, for up to seven leaves', () => {
  const spans = (path: readonly Span[]) => path.map(({ start, end }) => `${start}-${end}`).join(' ');
  // The seven-leaf tree and its paths are those of RFC 6962, 2.1.3.
  it.each([
    [0, 1, ''],
    [0, 2, '1-2'],
    [1, 2, '0-1'],
    [0, 3, '1-2 2-3'],
    [2, 3, '0-2'],
    [1, 4, '0-1 2-4'],
    [4, 5, '0-4'],
    [3, 5, '2-3 0-2 4-5'],
    [5, 6, '4-5 0-4'],
    [0, 7, '1-2 2-4 4-7'],
    [3, 7, '2-3 0-2 4-7'],
    [4, 7, '5-6 6-7 0-4'],
    [6, 7, '4-6 0-4'],
  ])('leaf %i of %i', (leaf, size, path) => {
    expect(spans(inclusionPath(leaf, size))).toBe(path);
  });
  it.each([
    [0, 7, ''],
    [1, 2, '1-2'],
    [2, 3, '2-3'],
    [1, 3, '1-2 2-3'],
    [3, 4, '2-3 3-4 0-2'],
    [4, 5, '4-5'],
    [5, 6, '4-5 5-6 0-4'],
    [3, 7, '2-3 3-4 0-2 4-7'],
    [4, 7, '4-7'],
    [6, 7, '4-6 6-7 0-4'],
    [7, 7, ''],
  ])('the first %i of %i', (from, to, path) => {
    expect(spans(consistencyPath(from, to))).toBe(path);
  });
});

const size = fc.integer({ min: 1, max: 700 });
const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);

describe('against RFC 6962 as it is written', () => {
  it('makes the same roots and proofs, in whatever batches it grew, and they verify', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (batches, someLeaf, somePart) => {
          const leaves = leavesOf(batches.reduce((sum, batch) => sum + batch, 0));
          const { root, proof } = treeOf(leaves, batches);
          expect(toHex(root)).toBe(toHex(naiveRoot(leaves)));
          const leaf = someLeaf % leaves.length;
          const inclusion = proof(inclusionPath(leaf, leaves.length));
          expect(hex(inclusion)).toEqual(hex(naivePath(leaf, leaves)));
          const claim = { leaf, size: leaves.length, leafHash: leafHash(sm3, leaves[leaf] ?? root), root };
          expect(verifyInclusion(sm3, claim, inclusion)).toBe(true);
          const part = 1 + (somePart % leaves.length);
          const consistency = proof(consistencyPath(part, leaves.length));
          expect(hex(consistency)).toEqual(hex(naiveProof(part, leaves)));
          const from = { size: part, root: naiveRoot(leaves.slice(0, part)) };
          expect(verifyConsistency(sm3, from, { size: leaves.length, root }, consistency)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses every proof with one hash changed, left out or added, and every other leaf and size', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (of, someLeaf, somewhere) => {
        const leaves = leavesOf(of);
        const { root, proof } = treeOf(leaves);
        const leaf = someLeaf % of;
        const claim = { leaf, size: of, leafHash: leafHash(sm3, leaves[leaf] ?? root), root };
        const right = proof(inclusionPath(leaf, of));
        const wrong = wrongOnes(right, somewhere);
        for (const other of wrong) expect(verifyInclusion(sm3, claim, other)).toBe(false);
        expect(verifyInclusion(sm3, { ...claim, leaf: of }, right)).toBe(false);
        expect(verifyInclusion(sm3, { ...claim, leafHash: sm3(claim.leafHash) }, right)).toBe(false);
        if (of > 1)
          expect(verifyInclusion(sm3, { ...claim, leaf: leaf === 0 ? 1 : leaf - 1 }, right)).toBe(false);
        const part = 1 + (someLeaf % of);
        const from = { size: part, root: naiveRoot(leaves.slice(0, part)) };
        const to = { size: of, root };
        const consistency = proof(consistencyPath(part, of));
        for (const other of wrongOnes(consistency, somewhere))
          expect(verifyConsistency(sm3, from, to, other)).toBe(false);
        expect(verifyConsistency(sm3, { ...from, root: sm3(from.root) }, to, consistency)).toBe(false);
        expect(verifyConsistency(sm3, to, { ...to, root: sm3(root) }, [])).toBe(false);
        expect(verifyConsistency(sm3, { ...to, size: of + 1 }, to, consistency)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

/** A proof with a hash changed, with one too few, with one too many. */
function wrongOnes(proof: readonly Uint8Array[], somewhere: number): Uint8Array[][] {
  const at = proof.length ? somewhere % proof.length : 0;
  const changed = proof.map((hash, index) => (index === at ? sm3(hash) : hash));
  const more = [...proof, sm3(Uint8Array.of(1))];
  return proof.length ? [changed, proof.toSpliced(at, 1), more] : [more];
}

describe('tiles', () => {
  it('hold what the tree says, full ones and the edge', () => {
    const leaves = leavesOf(600);
    const { tile } = treeOf(leaves);
    expect([0, 1, 2, 3].map(index => tile({ level: 0, index }).length)).toEqual([256, 256, 88, 0]);
    expect(tile({ level: 1, index: 0 }).length).toBe(2);
    const [first] = tile({ level: 1, index: 0 });
    expect(first && sameBytes(first, naiveRoot(leaves.slice(0, 256)))).toBe(true);
    expect([0, 1, 2].map(index => tileWidth({ level: 0, index }, 600))).toEqual([256, 256, 88]);
    expect(tileWidth({ level: 1, index: 0 }, 600)).toBe(2);
    expect(tileOf({ height: 9, index: 1 })).toEqual({ level: 1, index: 0, first: 2, count: 2 });
  });

  it.each([
    [0, 256, '000'],
    [5, 256, '005'],
    [999, 7, '999.p/7'],
    [1000, 256, 'x001/000'],
    [1234067, 8, 'x001/x234/067.p/8'],
  ])('%i of width %i lies at %s', (index, width, path) => {
    expect(tilePath(index, width)).toBe(path);
    expect(readTilePath(path)).toEqual({ index, width });
  });

  it.each(['', '1', '0001', 'x000/001', '001.p/0', '001.p/256', '001.p/0a', '../001', 'x1/001'])(
    'does not read %s',
    path => {
      expect(readTilePath(path)).toBeUndefined();
    },
  );
});
