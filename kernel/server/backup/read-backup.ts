import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { type End, type Entry, FrameReader } from './entries.ts';
import { type BackupSecret, openStream } from './envelope.ts';
import { backupErrors } from './errors.ts';

export interface BackupFile {
  readonly path: string;
  readonly secret: BackupSecret;
}

/**
 * Goes through the entries of a backup from its first byte to its last.
 * @param visit is given the entry and its content; content that it leaves is passed over
 * @returns the last entry
 * @throws BACKUP_NOT_A_BACKUP, BACKUP_WRONG_KEY, BACKUP_TRUNCATED, BACKUP_ALTERED
 */
export async function readBackup(
  { path, secret }: BackupFile,
  visit: (entry: Entry, content: () => AsyncIterable<Buffer>) => Promise<void>,
): Promise<End> {
  let end: End | undefined;
  await pipeline(
    createReadStream(path),
    source => openStream(source, secret),
    createZstdDecompress(),
    async (source: AsyncIterable<Buffer>) => {
      const frames = new FrameReader(source);
      for (let entry = await frames.entry(); entry; entry = await frames.entry()) {
        if (end) throw backupErrors.ALTERED();
        if (entry.kind === 'end') end = entry;
        await visit(entry, () => frames.data());
      }
    },
  );
  if (!end) throw backupErrors.ALTERED();
  return end;
}
