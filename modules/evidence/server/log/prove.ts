import { subtreeHash, type Tile, type TileId, tileOf } from '../../model/tiles.ts';
import {
  consistencyPath,
  inclusionPath,
  joined,
  type Span,
  type Subtree,
  subtreesOf,
} from '../../model/tree.ts';
import { sm3Bytes } from '../note-crypto.ts';

/** Where tiles come from, all that a proof needs at once. */
export type TileReader = (ids: readonly TileId[]) => Promise<(id: TileId) => Tile>;

/** Subtrees of this height and more are remembered: they are few, and every proof needs some of them. */
const REMEMBERED_HEIGHT = 9;
const MOST = 100_000;

const keyOf = ({ height, index }: Subtree): string => `${height}/${index}`;

/** Makes proofs out of tiles. A full subtree never changes: what was computed once holds as long as the log. */
export class Prover {
  readonly #read: TileReader;
  readonly #known = new Map<string, Uint8Array>();

  constructor(read: TileReader) {
    this.#read = read;
  }

  /** That a leaf is in the tree of so many leaves. */
  inclusion(leaf: number, size: number): Promise<Uint8Array[]> {
    return this.#hashes(inclusionPath(leaf, size));
  }

  /** That the tree of `from` leaves is the beginning of that of `to`. */
  consistency(from: number, to: number): Promise<Uint8Array[]> {
    return this.#hashes(consistencyPath(from, to));
  }

  async #hashes(path: readonly Span[]): Promise<Uint8Array[]> {
    const spans = path.map(subtreesOf);
    const known = new Map<string, Uint8Array>();
    const wanted = new Map<string, TileId>();
    for (const subtree of spans.flat()) {
      const hash = this.#known.get(keyOf(subtree));
      const { level, index } = tileOf(subtree);
      if (hash) known.set(keyOf(subtree), hash);
      else wanted.set(`${level}/${index}`, { level, index });
    }
    const tile = await this.#read([...wanted.values()]);
    const hashOf = (subtree: Subtree): Uint8Array =>
      known.get(keyOf(subtree)) ?? this.#remember(subtree, subtreeHash(sm3Bytes, subtree, tile));
    return spans.map(subtrees => joined(sm3Bytes, subtrees.map(hashOf)));
  }

  #remember(subtree: Subtree, hash: Uint8Array): Uint8Array {
    if (subtree.height < REMEMBERED_HEIGHT) return hash;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(keyOf(subtree), hash);
    return hash;
  }
}
