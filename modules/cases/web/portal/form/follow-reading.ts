import { type ReadingProgress, readingProgress } from '@zhiban/documents';

/** What of the browser's `EventSource` is used (WHATWG HTML, 9.2). */
export interface EventFeed {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

const parsed = (data: unknown): ReadingProgress | undefined => {
  try {
    return readingProgress.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
};

/**
 * Follows the reading of a material until it is done. The feed comes again by itself when the line breaks; where it
 * cannot be had at all, nothing is told, and the page goes on asking for the application as it always does.
 *
 * @returns how to stop
 */
export function followReading(feed: EventFeed, tell: (progress: ReadingProgress) => void): () => void {
  feed.addEventListener('message', ({ data }) => {
    const progress = parsed(data);
    if (!progress) return;
    // The server has ended it; the browser would ask again for ever.
    if (progress.state === 'done' || progress.state === 'failed') feed.close();
    tell(progress);
  });
  return () => feed.close();
}

/** Stages by what they look like from outside: nine words that change within seconds would be no calm. */
const steps = {
  sniff: 'open',
  page: 'open',
  orient: 'turn',
  recognise: 'read',
  'lay out': 'lay',
  tamper: 'look',
  classify: 'sort',
  extract: 'sort',
  check: 'check',
} as const satisfies Record<Extract<ReadingProgress, { state: 'reading' }>['stage'], string>;

type Words =
  | { readonly key: 'soon' | `step.${(typeof steps)[keyof typeof steps]}` }
  | { readonly key: 'ahead'; readonly values: { readonly count: number } }
  | {
      readonly key: 'onPage';
      readonly step: `step.${(typeof steps)[keyof typeof steps]}`;
      readonly values: { readonly page: number; readonly pages: number };
    };

/** Which words say how far it is; undefined when it is over. */
export function wordsFor(progress: ReadingProgress): Words | undefined {
  if (progress.state === 'waiting')
    return progress.ahead > 0 ? { key: 'ahead', values: { count: progress.ahead } } : { key: 'soon' };
  if (progress.state !== 'reading') return undefined;
  const step = `step.${steps[progress.stage]}` as const;
  const { page, pages } = progress;
  return page === null || pages === null ? { key: step } : { key: 'onPage', step, values: { page, pages } };
}
