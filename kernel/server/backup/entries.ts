import { z } from 'zod';
import { backupErrors } from './errors.ts';

/** What a backup consists of, in this order: the manifest, tables, sequences, files, the end. */
const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('manifest'),
    madeAt: z.string(),
    /** The migrations that the database had: `module/name` with their digests. */
    migrations: z.record(z.string(), z.string()),
    /** The migrations of the queue. */
    queue: z.array(z.number()),
  }),
  z.object({ kind: z.literal('table'), table: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal('sequence'), sequence: z.string(), value: z.number(), called: z.boolean() }),
  z.object({ kind: z.literal('file'), name: z.string().regex(/^[0-9a-f]{64}(\.key)?$/) }),
  z.object({ kind: z.literal('master-keys'), text: z.string() }),
  z.object({ kind: z.literal('end'), tables: z.number(), files: z.number() }),
]);
export type Entry = z.output<typeof entrySchema>;
export type Manifest = Extract<Entry, { kind: 'manifest' }>;
export type End = Extract<Entry, { kind: 'end' }>;

const ENTRY = 1;
const DATA = 2;
const HEAD_BYTES = 5;
/** Larger than any piece that a stream of ours gives. */
const MAX_FRAME = 16 * 1_048_576;

function frame(type: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(type);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

export const entryFrame = (entry: Entry): Buffer => frame(ENTRY, Buffer.from(JSON.stringify(entry)));

/** The content of the entry before it, as it comes. */
export async function* dataFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of source) if (piece.length > 0) yield frame(DATA, piece);
}

/** Reads the frames of a stream one by one. */
export class FrameReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #next: { type: number; content: Buffer } | undefined;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #fill(count: number): Promise<boolean> {
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < count) {
      const { value, done } = await this.#source.next();
      if (done) break;
      parts.push(Buffer.from(value));
      length += value.length;
    }
    this.#held = Buffer.concat(parts);
    return length >= count;
  }

  async #peek() {
    if (this.#next) return this.#next;
    if (!(await this.#fill(HEAD_BYTES))) return undefined;
    const length = this.#held.readUInt32BE(1);
    if (length > MAX_FRAME || !(await this.#fill(HEAD_BYTES + length))) throw backupErrors.ALTERED();
    this.#next = {
      type: this.#held.readUInt8(),
      content: this.#held.subarray(HEAD_BYTES, HEAD_BYTES + length),
    };
    this.#held = this.#held.subarray(HEAD_BYTES + length);
    return this.#next;
  }

  /** The next entry; what was not read of the content before it is passed over. Undefined at the end. */
  async entry(): Promise<Entry | undefined> {
    for await (const _passed of this.data());
    const next = await this.#peek();
    this.#next = undefined;
    return next && entrySchema.parse(JSON.parse(next.content.toString()));
  }

  /** The content of the entry read last. */
  async *data(): AsyncGenerator<Buffer> {
    for (let next = await this.#peek(); next?.type === DATA; next = await this.#peek()) {
      this.#next = undefined;
      yield next.content;
    }
  }
}
