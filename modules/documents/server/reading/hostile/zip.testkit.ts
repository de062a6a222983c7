import { crc32, deflateRawSync } from 'node:zlib';
import { latin1, utf8 } from './hostile-file.testkit.ts';

/** An entry of an archive, and what its headers say instead of the truth. */
export interface LyingEntry {
  readonly name: string;
  readonly data?: Uint8Array;
  /** The name in the header before the data. */
  readonly localName?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly packed?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly extra?: Uint8Array;
  /** Unix mode of the file. */
  readonly mode?: number;
  /** The data of this entry is that of an earlier one, by number. */
  readonly sameAs?: number;
}

interface LyingEnd {
  readonly count?: number;
  readonly directoryAt?: number;
  readonly comment?: Uint8Array;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly beforeEnd?: Uint8Array;
}

const header = (fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

/** A ZIP archive (APPNOTE 6.3.10) that may say anything of itself. */
export function lyingZip(entries: readonly LyingEntry[], end: LyingEnd = {}): Buffer {
  const before = end.before ?? Buffer.alloc(0);
  const body: Uint8Array[] = [before];
  const directory: Uint8Array[] = [];
  const starts: { at: number; packed: number }[] = [];
  let at = before.length;
  for (const entry of entries) {
    const data = entry.data ?? Buffer.alloc(0);
    const method = entry.method ?? 8;
    const bytes = method === 8 ? deflateRawSync(data, { level: 9 }) : data;
    const same = entry.sameAs === undefined ? undefined : starts[entry.sameAs];
    const start = same ?? { at, packed: bytes.length };
    starts.push(start);
    const name = utf8(entry.name);
    const common = [
      [2, 20],
      [2, entry.flags ?? 0x0800],
      [2, method],
      [4, 0],
      [4, entry.crc ?? crc32(data)],
      [4, entry.packed ?? start.packed],
      [4, entry.size ?? data.length],
    ] as const;
    if (!same) {
      const localName = utf8(entry.localName ?? entry.name);
      const local = header([[4, 0x04034b50], ...common, [2, localName.length], [2, 0]]);
      body.push(local, localName, bytes);
      at += local.length + localName.length + bytes.length;
    }
    const extra = entry.extra ?? Buffer.alloc(0);
    directory.push(
      header([
        [4, 0x02014b50],
        [2, 0x0314],
        ...common,
        [2, name.length],
        [2, extra.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, ((entry.mode ?? 0o100644) << 16) >>> 0],
        [4, start.at],
      ]),
      name,
      extra,
    );
  }
  const names = Buffer.concat(directory);
  const comment = end.comment ?? Buffer.alloc(0);
  const count = Math.min(0xffff, end.count ?? entries.length);
  const tail = header([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, names.length],
    [4, end.directoryAt ?? at],
    [2, comment.length],
  ]);
  return Buffer.concat([
    ...body,
    names,
    end.beforeEnd ?? Buffer.alloc(0),
    tail,
    comment,
    end.after ?? Buffer.alloc(0),
  ]);
}

/** The end of an archive of more than four gigabytes, as APPNOTE 4.3.14 has it. */
export const zip64End = (count: number, size: number, at: number): Buffer => {
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 0, 'latin1');
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(at), 48);
  return Buffer.concat([end, latin1('PK\x06\x07'), Buffer.alloc(16)]);
};
