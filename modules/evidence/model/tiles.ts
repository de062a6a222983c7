import { type Hash, joined, nodeHash, type Subtree, subtreesOf } from './tree.ts';

/** A tile holds up to 256 hashes side by side: eight levels of the tree (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** Which tile: 0 holds leaf hashes, each level above the hashes of full tiles below. */
export interface TileId {
  readonly level: number;
  readonly index: number;
}

/** Hashes of a tile from the left; fewer than 256 at the right edge. */
export type Tile = readonly Uint8Array[];

/** The hash of a full subtree over 1, 2, 4, ... hashes. */
export function rootOfFull(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes;
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_none, at) => {
      const [left, right] = [level[2 * at], level[2 * at + 1]];
      if (!left || !right) throw new RangeError('Not a full subtree.');
      return nodeHash(hash, left, right);
    });
  const [root] = level;
  if (!root) throw new RangeError('A subtree has at least one leaf.');
  return root;
}

/** In which tile a full subtree is found, and under which of its hashes. */
export function tileOf({ height, index }: Subtree): TileId & { first: number; count: number } {
  const level = Math.floor(height / TILE_HEIGHT);
  const count = 2 ** (height % TILE_HEIGHT);
  const start = index * count;
  return { level, index: Math.floor(start / TILE_WIDTH), first: start % TILE_WIDTH, count };
}

/** The hash of a full subtree out of its tile. @throws RangeError when the tile does not reach so far */
export function subtreeHash(hash: Hash, subtree: Subtree, tile: (id: TileId) => Tile): Uint8Array {
  const { first, count, ...id } = tileOf(subtree);
  const hashes = tile(id).slice(first, first + count);
  if (hashes.length !== count) throw new RangeError(`Tile ${id.level}/${id.index} is too short.`);
  return rootOfFull(hash, hashes);
}

/** How many hashes of a tile there are in a tree of this size; 0 to 256. */
export function tileWidth({ level, index }: TileId, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** The unfinished tiles at the right edge of a tree, one for each level: all that appending needs. */
export class Edge {
  readonly #hash: Hash;
  readonly #levels: { index: number; hashes: Uint8Array[] }[] = [];
  #size: number;

  /** @param tile the unfinished tiles of a tree of this size */
  constructor(hash: Hash, size: number, tile: (id: TileId) => Tile) {
    this.#hash = hash;
    this.#size = size;
    for (const id of Edge.tilesOf(size)) this.#levels.push({ index: id.index, hashes: [...tile(id)] });
  }

  /** The tiles that the edge of a tree of this size consists of. */
  static tilesOf(size: number): TileId[] {
    const ids: TileId[] = [];
    for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH))
      ids.push({ level, index: Math.floor(hashes / TILE_WIDTH) });
    return ids;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends leaf hashes. @returns every tile that changed, as it is now */
  append(leaves: readonly Uint8Array[]): (TileId & { hashes: Tile })[] {
    const changed = new Map<string, TileId & { hashes: Tile }>();
    for (const leaf of leaves) this.#push(0, leaf, changed);
    this.#size += leaves.length;
    return [...changed.values()];
  }

  #push(level: number, value: Uint8Array, changed: Map<string, TileId & { hashes: Tile }>): void {
    this.#levels[level] ??= { index: 0, hashes: [] };
    const tile = this.#levels[level];
    tile.hashes.push(value);
    changed.set(`${level}/${tile.index}`, { level, index: tile.index, hashes: tile.hashes });
    if (tile.hashes.length < TILE_WIDTH) return;
    this.#levels[level] = { index: tile.index + 1, hashes: [] };
    this.#push(level + 1, rootOfFull(this.#hash, tile.hashes), changed);
  }

  root(): Uint8Array {
    const tile = ({ level }: TileId): Tile => this.#levels[level]?.hashes ?? [];
    return joined(
      this.#hash,
      subtreesOf({ start: 0, end: this.#size }).map(subtree => subtreeHash(this.#hash, subtree, tile)),
    );
  }
}

/** `x001/x234/067`: groups of three digits, all but the last marked. */
function numberPath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** Where a tile lies below `tile/<level>/`: `x001/x234/067`, with `.p/<width>` unless it is full. */
export const tilePath = (index: number, width: number): string =>
  width === TILE_WIDTH ? numberPath(index) : `${numberPath(index)}.p/${width}`;

/** Reads `tilePath`; undefined for any other text. */
export function readTilePath(path: string): { index: number; width: number } | undefined {
  const match = /^((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!match) return undefined;
  const index = Number((match[1] ?? '').replaceAll(/[x/]/g, ''));
  const width = match[2] === undefined ? TILE_WIDTH : Number(match[2]);
  return tilePath(index, width) === path ? { index, width } : undefined;
}
