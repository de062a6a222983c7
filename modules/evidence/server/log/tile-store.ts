import type { Tx } from '@zhiban/kernel/server';
import { sql } from 'drizzle-orm';
import type { Tile, TileId } from '../../model/tiles.ts';

const HASH_BYTES = 32;

const keyOf = ({ level, index }: TileId): string => `${level}/${index}`;

const split = (bytes: Uint8Array): Tile =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_none, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

/** Reads tiles, all in one statement; one that is not there is empty. */
export async function readTiles(tx: Tx, ids: readonly TileId[]): Promise<(id: TileId) => Tile> {
  const found = new Map<string, Tile>();
  if (ids.length > 0) {
    const levels = sql.param(ids.map(({ level }) => level));
    const indexes = sql.param(ids.map(({ index }) => index));
    const { rows } = await tx.execute<{ level: number; index: number; hashes: Buffer }>(
      sql`select level, index, hashes from evidence.tile
          where (level, index) in (select * from unnest(${levels}::smallint[], ${indexes}::bigint[]))`,
    );
    for (const { hashes, ...id } of rows) found.set(keyOf(id), split(hashes));
  }
  return id => found.get(keyOf(id)) ?? [];
}

export async function writeTiles(tx: Tx, tiles: readonly (TileId & { hashes: Tile })[]): Promise<void> {
  const levels = sql.param(tiles.map(({ level }) => level));
  const indexes = sql.param(tiles.map(({ index }) => index));
  const hashes = sql.param(tiles.map(tile => Buffer.concat(tile.hashes)));
  await tx.execute(
    sql`insert into evidence.tile select * from unnest(${levels}::smallint[], ${indexes}::bigint[], ${hashes}::bytea[])
        on conflict (level, index) do update set hashes = excluded.hashes`,
  );
}
