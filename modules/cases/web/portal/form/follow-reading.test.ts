import type { ReadingProgress } from '@zhiban/documents';
import { expect, it } from 'vitest';
import { type EventFeed, followReading, wordsFor } from './follow-reading.ts';

/** A feed that the test speaks through. */
function speaking() {
  const heard: ((event: { readonly data: unknown }) => void)[] = [];
  let closed = 0;
  const feed: EventFeed = {
    addEventListener: (_, listener) => void heard.push(listener),
    close: () => {
      closed += 1;
    },
  };
  return {
    feed,
    closed: () => closed,
    say: (data: string) => {
      for (const listener of heard) listener({ data });
    },
  };
}

it('tells each word, leaves out what it does not know, and hangs up at the end', () => {
  const { feed, say, closed } = speaking();
  const told: ReadingProgress[] = [];
  followReading(feed, progress => told.push(progress));
  say('{"state":"waiting","ahead":2}');
  say('not JSON');
  say('{"state":"dancing"}');
  say('{"state":"reading","stage":"recognise","page":1,"pages":3}');
  expect(closed()).toBe(0);
  say('{"state":"done"}');
  expect(closed()).toBe(1);
  expect(told.map(({ state }) => state)).toEqual(['waiting', 'reading', 'done']);
});

it('hangs up when the page is left', () => {
  const { feed, closed } = speaking();
  followReading(feed, () => {})();
  expect(closed()).toBe(1);
});

it.each<[ReadingProgress, ReturnType<typeof wordsFor>]>([
  [{ state: 'waiting', ahead: 0 }, { key: 'soon' }],
  [
    { state: 'waiting', ahead: 4 },
    { key: 'ahead', values: { count: 4 } },
  ],
  [{ state: 'reading', stage: 'sniff', page: null, pages: null }, { key: 'step.open' }],
  [
    { state: 'reading', stage: 'recognise', page: 1, pages: 3 },
    { key: 'onPage', step: 'step.read', values: { page: 1, pages: 3 } },
  ],
  [{ state: 'reading', stage: 'check', page: null, pages: 3 }, { key: 'step.check' }],
  [{ state: 'done' }, undefined],
  [{ state: 'failed' }, undefined],
])('%j', (progress, words) => {
  expect(wordsFor(progress)).toEqual(words);
});
