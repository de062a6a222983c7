import { randomInt } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Edge, Prover, sm3Bytes, type Tile, type TileId, type TileReader } from '@zhiban/evidence/log';
import { percentile, round } from '../report.ts';

const LEAVES = Number(process.env.BENCH_LEAVES ?? 10_000_000);
const PROOFS = 2_000;
/** Leaves appended at once, as a busy second brings them. */
const BATCH = 10_000;
const HASH_BYTES = 32;
const TILE_BYTES = 256 * HASH_BYTES;

/** Time of proofs in a log of so many leaves. Its tiles lie in a file, a place for each, and are read for each proof anew. */
export async function proofFigures(): Promise<Record<string, number>> {
  const path = join(tmpdir(), `zhiban-bench-tiles-${process.pid}`);
  const file = await open(path, 'w+');
  /** Tiles of a level begin where those below could end. */
  const placeOf = ({ level, index }: TileId): number => {
    let place = index;
    for (let below = 0; below < level; below++) place += Math.ceil(LEAVES / 256 ** (below + 1)) + 1;
    return place * TILE_BYTES;
  };
  const grown = await grow(async ({ hashes, ...id }) => {
    await file.write(Buffer.concat(hashes), 0, hashes.length * HASH_BYTES, placeOf(id));
  });
  const read: TileReader = async ids => {
    const tiles = new Map<string, Tile>();
    await Promise.all(
      ids.map(async id => {
        const { buffer } = await file.read(Buffer.alloc(TILE_BYTES), 0, TILE_BYTES, placeOf(id));
        tiles.set(
          `${id.level}/${id.index}`,
          Array.from({ length: 256 }, (_none, at) => buffer.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
        );
      }),
    );
    return ({ level, index }) => tiles.get(`${level}/${index}`) ?? [];
  };
  const prover = new Prover(read);
  const inclusion = await timed(() => prover.inclusion(randomInt(LEAVES), LEAVES));
  const consistency = await timed(() => prover.consistency(randomInt(1, LEAVES), LEAVES));
  await file.close();
  await rm(path);
  const of = LEAVES.toLocaleString('en');
  return {
    'leaves appended to the tree a second': round(LEAVES / grown, 0),
    [`p50 ms of an inclusion proof at ${of} leaves`]: round(percentile(inclusion, 0.5)),
    [`p95 ms of an inclusion proof at ${of} leaves`]: round(percentile(inclusion, 0.95)),
    [`p50 ms of a consistency proof at ${of} leaves`]: round(percentile(consistency, 0.5)),
    [`p95 ms of a consistency proof at ${of} leaves`]: round(percentile(consistency, 0.95)),
  };
}

/** @returns the seconds that it took */
async function grow(write: (tile: TileId & { hashes: Tile }) => Promise<void>): Promise<number> {
  const edge = new Edge(sm3Bytes, 0, () => []);
  const started = performance.now();
  for (let at = 0; at < LEAVES; at += BATCH) {
    // Any 32 bytes will do for a leaf hash.
    const leaves = Array.from({ length: Math.min(BATCH, LEAVES - at) }, (_none, offset) => {
      const leaf = Buffer.alloc(HASH_BYTES);
      leaf.writeUInt32BE(at + offset);
      return leaf;
    });
    for (const tile of edge.append(leaves)) await write(tile);
  }
  return (performance.now() - started) / 1000;
}

async function timed(prove: () => Promise<readonly Uint8Array[]>): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < PROOFS; turn++) {
    const started = performance.now();
    await prove();
    samples.push(performance.now() - started);
  }
  return samples;
}
