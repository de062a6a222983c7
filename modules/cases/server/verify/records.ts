import type { Bundle, RecordedEvent } from '@zhiban/evidence';
import { z } from 'zod';

export type BundledRecord = Pick<RecordedEvent, 'seq' | 'type' | 'data' | 'erased'>;

const content = z.object({ data: z.record(z.string(), z.unknown()) });

/** The events of a bundle with their contents opened; one that cannot be read counts as erased. */
export const recordsOf = ({ events }: Bundle): BundledRecord[] =>
  events.map(({ seq, type, content: text }) => {
    const read = content.safeParse(text === null ? null : parsed(text));
    return { seq, type, data: read.data?.data ?? {}, erased: !read.success };
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
