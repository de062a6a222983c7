import { sm3 } from '@zhiban/kernel/server';
import { z } from 'zod';
import { type ChainCheck, ERASED, erasedData, GENESIS, type RecordedEvent } from '../model/event.ts';

/**
 * The salted commitment to an event's content, to the letter as it is stored: the chain holds this instead of the
 * content, so that personal data can be erased by law without breaking it.
 */
export const commitment = (salt: string, content: string): string =>
  sm3(`zhiban/content\n${salt}\n${content}`);

/** SM3 hash of one link; the prefix keeps it apart from every other use of the hash. */
export function linkHash(link: {
  stream: string;
  seq: number;
  type: string;
  at: Date;
  commitment: string;
  previous: string;
}): string {
  return sm3(
    `zhiban/link\n${link.previous}\n${link.stream}\n${link.seq}\n${link.type}\n${link.at.toISOString()}\n${link.commitment}`,
  );
}

/** An event as it is stored. */
export interface Link extends Omit<RecordedEvent, 'actor' | 'data' | 'erased'> {
  /** JSON of actor and data; null where it was erased by law. */
  readonly content: string | null;
  readonly salt: string | null;
  readonly commitment: string;
}

/** What was found at one link; `content` null: erased, with a record of it. */
export interface LinkCheck {
  /** Number, previous hash and own hash. */
  readonly chain: boolean;
  readonly content: boolean | null;
}

/** The newest record that contents were erased by law, and up to which event. */
export function erasureIn(links: readonly Link[]): { upTo: number; at: Date; legalBasis: string } | null {
  for (const { type, salt, content, at, ...link } of links.toReversed()) {
    if (type !== ERASED || content === null || salt === null) continue;
    if (link.commitment !== commitment(salt, content)) continue;
    const erased = erasedContent.safeParse(content);
    if (erased.success) return { ...erased.data.data, at };
  }
  return null;
}

const erasedContent = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ data: erasedData }));

/** Checks each link: that none is missing, none out of order, no content changed, none gone without a record. */
export function checkLinks(links: readonly Link[]): LinkCheck[] {
  const erasure = erasureIn(links);
  let previous = GENESIS;
  return links.map((link, at) => {
    const chain = link.seq === at + 1 && link.previous === previous && link.hash === linkHash(link);
    previous = link.hash;
    const { salt, content } = link;
    if (content !== null && salt !== null)
      return { chain, content: link.commitment === commitment(salt, content) };
    return { chain, content: erasure && link.seq <= erasure.upTo ? null : false };
  });
}

/** Checks that a stream has no gap, no changed content and no changed order. */
export function checkChain(links: readonly Link[]): ChainCheck {
  const head = links.at(-1)?.hash ?? GENESIS;
  const erasedAt = erasureIn(links)?.at ?? null;
  const broken = checkLinks(links).findIndex(({ chain, content }) => !chain || content === false);
  const found = { length: links.length, head, erasedAt };
  return broken < 0 ? { whole: true, ...found } : { whole: false, ...found, brokenAt: broken + 1 };
}
