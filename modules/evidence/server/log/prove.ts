import type { Tx } from '@zhiban/kernel/server';
import { subtreeHash, type Tile, type TileId, tileOf } from '../../model/tiles.ts';
import { consistencyPath, inclusionPath, joined, type Span, subtreesOf } from '../../model/tree.ts';
import { sm3Bytes } from '../note-crypto.ts';
import { readTiles } from './tile-store.ts';

/** Where tiles come from, all that a proof needs at once. */
export type TileReader = (ids: readonly TileId[]) => Promise<(id: TileId) => Tile>;

async function hashesOf(read: TileReader, path: readonly Span[]): Promise<Uint8Array[]> {
  const spans = path.map(subtreesOf);
  const wanted = new Map<string, TileId>();
  for (const subtree of spans.flat()) {
    const { level, index } = tileOf(subtree);
    wanted.set(`${level}/${index}`, { level, index });
  }
  const tile = await read([...wanted.values()]);
  return spans.map(subtrees =>
    joined(
      sm3Bytes,
      subtrees.map(subtree => subtreeHash(sm3Bytes, subtree, tile)),
    ),
  );
}

/** That a leaf is in the tree of so many leaves. */
export const proveInclusion = (read: TileReader, leaf: number, size: number): Promise<Uint8Array[]> =>
  hashesOf(read, inclusionPath(leaf, size));

/** That the tree of `from` leaves is the beginning of that of `to`. */
export const proveConsistency = (read: TileReader, from: number, to: number): Promise<Uint8Array[]> =>
  hashesOf(read, consistencyPath(from, to));

export const tilesIn =
  (tx: Tx): TileReader =>
  ids =>
    readTiles(tx, ids);
