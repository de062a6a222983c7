import { evidenceErrors } from '../../model/errors.ts';
import { readTilePath, TILE_WIDTH, tileWidth } from '../../model/tiles.ts';
import type { EvidenceContext } from '../context.ts';
import { newestHead } from './heads.ts';
import { readTiles } from './tile-store.ts';

/** Two bytes of length before each of 32 bytes, as C2SP's entry bundles have it. */
const ENTRY_LENGTH = Buffer.from([0, 32]);

/**
 * A tile of the log, or what its leaves are hashes of, as far as a signed head reaches.
 * @returns the bytes, and whether they can ever change
 * @throws EVIDENCE_NO_SUCH_HEAD
 */
export async function getTile(
  { kernel, streams, witnesses }: EvidenceContext,
  level: string,
  path: string,
): Promise<Buffer> {
  const place = readTilePath(path);
  const head = await newestHead(kernel.db, witnesses, false);
  if (!place || !head) throw evidenceErrors.NO_SUCH_HEAD();
  const id = { level: level === 'entries' ? 0 : Number(level), index: place.index };
  if (tileWidth(id, head.size) < place.width) throw evidenceErrors.NO_SUCH_HEAD();
  if (level !== 'entries') return Buffer.concat((await readTiles(kernel.db, [id]))(id).slice(0, place.width));
  const entries = await streams.entries(place.index * TILE_WIDTH, place.width);
  return Buffer.concat(entries.flatMap(entry => [ENTRY_LENGTH, entry]));
}
