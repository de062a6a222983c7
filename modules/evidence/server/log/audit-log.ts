import { sql } from 'drizzle-orm';
import { sameBytes } from '../../model/bytes.ts';
import { signerOf } from '../../model/handover.ts';
import { readCheckpoint, readNote } from '../../model/note.ts';
import type { AuditFinding } from '../../model/operations.ts';
import { Edge, rootOfFull, TILE_WIDTH, type Tile, type TileId, tileWidth } from '../../model/tiles.ts';
import { leafHash } from '../../model/tree.ts';
import { commitment, linkHash } from '../chain.ts';
import type { EvidenceContext } from '../context.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import type { EventRecord } from '../stream-store.ts';
import { newestHead } from './heads.ts';
import { logKeys } from './log-key.ts';
import { readTiles } from './tile-store.ts';

/** Leaves looked at in one call: whole tiles. */
const STRETCH = 8 * TILE_WIDTH;
/** An event older than this and in no head is a finding. */
const SEALED_WITHIN_S = 60;

type Row = Omit<EventRecord, 'at'> & {
  index: number;
  leafHash: Buffer;
  at: Date | string | null;
  erased: boolean;
};

/**
 * Compares leaves with the events, tiles and head that they were made of or went into: what was changed or dropped
 * in the database shows here even where no one asks for the bundle of it.
 */
export async function auditLog(
  context: EvidenceContext,
  from: number,
): Promise<{ checked: number; next: number | null; findings: AuditFinding[] }> {
  const { db } = context.kernel;
  const head = await newestHead(db, context.witnesses, false);
  const size = head?.size ?? 0;
  const start = Math.floor(from / TILE_WIDTH) * TILE_WIDTH;
  const end = Math.min(start + STRETCH, size);
  const findings = await auditLeaves(context, start, end, size);
  if (end < size) return { checked: end - start, next: end, findings };
  if (head) findings.push(...(await auditHead(context, head.size, head.note)));
  const { rows } = await db.execute<{ late: number }>(
    sql`select count(*)::int late from evidence.event e
        where (position > (select settled from evidence.log) or exists (select from evidence.gap g where g.position = e.position))
          and at < ${new Date(context.kernel.clock.now().getTime() - SEALED_WITHIN_S * 1000).toISOString()}::timestamptz`,
  );
  if (rows[0]?.late) findings.push({ leaf: null, what: 'not-sealed' });
  return { checked: Math.max(0, end - start), next: null, findings };
}

async function auditLeaves(
  { kernel }: EvidenceContext,
  start: number,
  end: number,
  size: number,
): Promise<AuditFinding[]> {
  const { rows } = await kernel.db.execute<Row>(
    sql`select l.index, l.hash "leafHash", e.*,
               exists (select from evidence.erasure r where r.stream = e.stream and r.approved_by is not null) erased
        from evidence.leaf l left join evidence.event e on e.position = l.position
        where l.index >= ${start} and l.index < ${end}`,
  );
  const byIndex = new Map(rows.map(row => [row.index, row]));
  const tiles = tilesUnder(start, end, size);
  const tile = await readTiles(kernel.db, tiles);
  const findings = tiles.flatMap(id => (id.level === 0 ? tileFindings(id, tile, size) : []));
  for (let index = start; index < end; index++) {
    const row = byIndex.get(index);
    const what = row ? findingOf(row) : 'event-gone';
    if (what) findings.push({ leaf: index, what });
    const stored = tile({ level: 0, index: Math.floor(index / TILE_WIDTH) })[index % TILE_WIDTH];
    if (row && !(stored && sameBytes(stored, leafHash(sm3Bytes, row.leafHash))))
      findings.push({ leaf: index, what: 'tile-changed' });
  }
  return findings;
}

function findingOf(row: Row): AuditFinding['what'] | undefined {
  if (row.at === null) return 'event-gone';
  const hash = linkHash({ ...row, at: new Date(row.at) });
  if (hash !== row.hash || hash !== row.leafHash.toString('hex')) return 'event-changed';
  const { content, salt } = row;
  const whole = content !== null && salt !== null ? row.commitment === commitment(salt, content) : row.erased;
  return whole ? undefined : 'content-changed';
}

/** The tiles of these leaves, and those just above them. */
function tilesUnder(start: number, end: number, size: number): TileId[] {
  const ids: TileId[] = [];
  for (let index = start / TILE_WIDTH; index * TILE_WIDTH < end; index++) ids.push({ level: 0, index });
  const above = new Set(ids.map(({ index }) => Math.floor(index / TILE_WIDTH)));
  return [...ids, ...Array.from(above, index => ({ level: 1, index })).filter(id => tileWidth(id, size) > 0)];
}

/** Whether the tile above holds the hash of this one, where it is full. */
function tileFindings(id: TileId, tile: (id: TileId) => Tile, size: number): AuditFinding[] {
  if (tileWidth(id, size) < TILE_WIDTH) return [];
  const hashes = tile(id);
  const above = tile({ level: id.level + 1, index: Math.floor(id.index / TILE_WIDTH) })[
    id.index % TILE_WIDTH
  ];
  const holds = hashes.length === TILE_WIDTH && above && sameBytes(above, rootOfFull(sm3Bytes, hashes));
  return holds ? [] : [{ leaf: id.index * TILE_WIDTH ** (id.level + 1), what: 'tile-changed' }];
}

/** The upper tiles, and whether the newest head is over them and signed. */
async function auditHead({ kernel }: EvidenceContext, size: number, text: string): Promise<AuditFinding[]> {
  const upper: TileId[] = [];
  for (let level = 1; tileWidth({ level, index: 0 }, size) > 0; level++)
    for (let index = 0; tileWidth({ level, index }, size) > 0; index++) upper.push({ level, index });
  const tile = await readTiles(kernel.db, [...upper, ...Edge.tilesOf(size)]);
  const findings = upper.flatMap(id => tileFindings(id, tile, size));
  const note = readNote(text);
  const checkpoint = note && readCheckpoint(note.text);
  const { periods } = await logKeys(kernel.db);
  const root = new Edge(sm3Bytes, size, id => tile(id).slice(0, tileWidth(id, size))).root();
  const holds =
    note &&
    checkpoint?.size === size &&
    sameBytes(checkpoint.root, root) &&
    signerOf(noteCrypto, periods, note, checkpoint);
  return holds ? findings : [...findings, { leaf: null, what: 'head-changed' }];
}
