import { concat, sameBytes } from './bytes.ts';

/** A digest function, such as SM3. */
export type Hash = (data: Uint8Array) => Uint8Array;

const LEAF = Uint8Array.of(0);
const HASH_BYTES = 32;
/** 0x01, left, right: filled anew for each node, since a proof takes a thousand of them. */
const node = new Uint8Array(1 + 2 * HASH_BYTES);
node[0] = 1;

/** The hash of a leaf; its prefix keeps it apart from an inner node (RFC 6962, 2.1). */
export const leafHash = (hash: Hash, data: Uint8Array): Uint8Array => hash(concat(LEAF, data));

/** The hash of an inner node over two hashes of 32 bytes. */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return hash(concat(node.subarray(0, 1), left, right));
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return hash(node);
}

/** The leaves from `start` up to, not with, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full subtree of 2^`height` leaves; `index` counts those of its height from the left. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

/** The largest power of two that is smaller than `size`; at least 1. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Whose hashes prove that a leaf is in a tree, from the leaf upwards (RFC 6962, 2.1.1). */
export function inclusionPath(leaf: number, size: number): Span[] {
  const path: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    path.push(leaf < middle ? { start: middle, end } : { start, end: middle });
    if (leaf < middle) end = middle;
    else start = middle;
  }
  return path.reverse();
}

/** Whose hashes prove that a tree of `from` leaves is the beginning of one of `to` (RFC 6962, 2.1.2). */
export function consistencyPath(from: number, to: number): Span[] {
  if (from === 0 || from === to) return [];
  const path: Span[] = [];
  let [start, end] = [0, to];
  while (end !== from) {
    const middle = start + splitOf(end - start);
    path.push(from <= middle ? { start: middle, end } : { start, end: middle });
    if (from <= middle) end = middle;
    else start = middle;
  }
  // The first tree as a whole is known to the verifier.
  return (start === 0 ? path : [...path, { start, end }]).reverse();
}

/** The full subtrees that a subtree of the tree consists of, the largest first. */
export function subtreesOf({ start, end }: Span): Subtree[] {
  const found: Subtree[] = [];
  for (let at = start; at < end; ) {
    let height = 0;
    while (at + 2 ** (height + 1) <= end) height += 1;
    found.push({ height, index: at / 2 ** height });
    at += 2 ** height;
  }
  return found;
}

/** The hash over adjoining subtrees, the largest first; that of the empty tree for none. */
export function joined(hash: Hash, subtrees: readonly Uint8Array[]): Uint8Array {
  return subtrees.length === 0
    ? hash(new Uint8Array())
    : subtrees.reduceRight((right, left) => nodeHash(hash, left, right));
}

/** Two numbers, halved together. */
interface Position {
  node: number;
  last: number;
}
const isOdd = (value: number): boolean => value % 2 === 1;
function ascend(position: Position): void {
  position.node = Math.floor(position.node / 2);
  position.last = Math.floor(position.last / 2);
}

/** Whether a leaf (by its hash) is the one at `leaf` in the tree with this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  hash: Hash,
  claim: { leaf: number; size: number; leafHash: Uint8Array; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (claim.leaf < 0 || claim.leaf >= claim.size) return false;
  const at = { node: claim.leaf, last: claim.size - 1 };
  let root = claim.leafHash;
  for (const sibling of proof) {
    if (at.last === 0) return false;
    if (isOdd(at.node) || at.node === at.last) {
      root = nodeHash(hash, sibling, root);
      while (!isOdd(at.node) && at.node !== 0) ascend(at);
    } else root = nodeHash(hash, root, sibling);
    ascend(at);
  }
  return at.last === 0 && sameBytes(root, claim.root);
}

/** A tree as its head names it. */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the first tree is the beginning of the second (RFC 9162, 2.1.4.2). */
export function verifyConsistency(hash: Hash, from: Head, to: Head, proof: readonly Uint8Array[]): boolean {
  if (from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  if (from.size === 0) return proof.length === 0 && sameBytes(from.root, hash(new Uint8Array()));
  const at = { node: from.size - 1, last: to.size - 1 };
  while (isOdd(at.node)) ascend(at);
  // A first tree that is a full subtree of the second is its own first node.
  const [seed, ...rest] = at.node === 0 ? [from.root, ...proof] : proof;
  if (!seed) return false;
  let [first, second] = [seed, seed];
  for (const next of rest) {
    if (at.last === 0) return false;
    if (isOdd(at.node) || at.node === at.last) {
      first = nodeHash(hash, next, first);
      second = nodeHash(hash, next, second);
      while (!isOdd(at.node) && at.node !== 0) ascend(at);
    } else second = nodeHash(hash, second, next);
    ascend(at);
  }
  return at.last === 0 && sameBytes(first, from.root) && sameBytes(second, to.root);
}
