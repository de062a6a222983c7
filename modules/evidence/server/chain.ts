import { sm3 } from '@zhiban/kernel/server';
import { type ChainCheck, GENESIS, type RecordedEvent } from '../model/index.ts';

/**
 * The salted commitment to an event's content, to the letter as it is stored: the chain holds this instead of the
 * content, so that personal data can one day be erased by law without breaking it.
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
export interface Link extends Omit<RecordedEvent, 'actor' | 'data'> {
  /** JSON of actor and data. */
  readonly content: string;
  readonly salt: string;
  readonly commitment: string;
}

/** Checks that a stream has no gap, no changed content and no changed order. */
export function checkChain(links: readonly Link[]): ChainCheck {
  let previous = GENESIS;
  let expected = 1;
  const head = links.at(-1)?.hash ?? GENESIS;
  for (const link of links) {
    const holds =
      link.seq === expected &&
      link.previous === previous &&
      link.commitment === commitment(link.salt, link.content) &&
      link.hash === linkHash(link);
    if (!holds) return { whole: false, length: links.length, head, brokenAt: expected };
    previous = link.hash;
    expected += 1;
  }
  return { whole: true, length: links.length, head };
}
