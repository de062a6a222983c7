import { useInfiniteQuery } from '@tanstack/react-query';
import { type ApiError, call } from '@zhiban/kernel/web';
import type { z } from 'zod';
import { listInbox } from '../../../model/operations.ts';
import type { Filter } from './filter.ts';

type InboxPage = z.infer<typeof listInbox.response>;

/** New applications come in while one reads. */
const REFRESH_MS = 30_000;

/** One list of the inbox, page by page, with the counts of the department. */
export function useInbox({ list, text, service }: Omit<Filter, 'application'>) {
  const query = { status: list, text: text || undefined, service: service || undefined };
  return useInfiniteQuery<
    InboxPage,
    ApiError,
    { items: InboxPage['items']; counts: InboxPage['counts'] | undefined },
    readonly [string, typeof query],
    string | undefined
  >({
    queryKey: [listInbox.id, query],
    queryFn: ({ pageParam, signal }) => call(listInbox, { query: { ...query, after: pageParam }, signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: REFRESH_MS,
    select: ({ pages }) => ({
      items: pages.flatMap(({ items }) => items),
      counts: pages[0]?.counts,
    }),
  });
}
export type Inbox = ReturnType<typeof useInbox>;
