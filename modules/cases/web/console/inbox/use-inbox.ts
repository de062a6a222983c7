import { call, usePages } from '@zhiban/kernel/web';
import type { z } from 'zod';
import { listInbox } from '../../../model/operations.ts';
import type { Filter } from './filter.ts';

export type InboxPage = z.infer<typeof listInbox.response>;

/** New applications come in while one reads. */
const REFRESH_MS = 30_000;

/** One list of the inbox, page by page, with the counts of the department. */
export function useInbox({ list, text, service }: Omit<Filter, 'application'>) {
  const query = { status: list, text: text || undefined, service: service || undefined };
  return usePages(
    listInbox,
    query,
    (after, signal) => call(listInbox, { query: { ...query, after }, signal }),
    ({ next }) => next,
    REFRESH_MS,
  );
}
export type Inbox = ReturnType<typeof useInbox>;
