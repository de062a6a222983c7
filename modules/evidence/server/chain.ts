import { sm3 } from '@zhiban/kernel/server';
import { type Actor, type ChainCheck, GENESIS, type RecordedEvent } from '../model/index.ts';

/** JSON with sorted names, so that the same content always has the same bytes (after RFC 8785, strings and safe numbers only). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/**
 * The salted commitment to an event's content: the chain holds this instead of the content, so that personal
 * data can be erased by law without breaking it.
 */
export function commitment(salt: string, actor: Actor, data: Readonly<Record<string, unknown>>): string {
  return sm3(`zhiban/content\n${salt}\n${canonical({ actor, data })}`);
}

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

/** Checks that a stream has no gap, no changed content and no changed order. */
export function checkChain(
  links: readonly (RecordedEvent & { readonly salt: string; readonly commitment: string })[],
): ChainCheck {
  let previous = GENESIS;
  let expected = 1;
  const head = links.at(-1)?.hash ?? GENESIS;
  for (const link of links) {
    const holds =
      link.seq === expected &&
      link.previous === previous &&
      link.commitment === commitment(link.salt, link.actor, link.data) &&
      link.hash === linkHash(link);
    if (!holds) return { whole: false, length: links.length, head, brokenAt: expected };
    previous = link.hash;
    expected += 1;
  }
  return { whole: true, length: links.length, head };
}
