import type { ReactNode } from 'react';
import { ActionButton } from '../navigation/action.tsx';
import { ErrorView } from './error-view.tsx';
import { Row, Stack } from './layout.tsx';
import { Loading } from './loading.tsx';

export interface PagedListProps<T> {
  /** A list read page by page, such as `usePages` of `@zhiban/kernel/web` gives. */
  pages: {
    readonly data: { readonly items: readonly T[] } | undefined;
    readonly error: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
    refetch(): unknown;
  };
  /** The words on the button that reads the next page: 看更早的办件. */
  more: string;
  /** In place of a list that has nothing in it. */
  empty: ReactNode;
  /** Lines of the placeholder while the first page is read. */
  lines?: number;
  children: (items: readonly T[]) => ReactNode;
}

/** A list that goes on when asked: what was read, what failed, and the button for more. */
export function PagedList<T>({ pages, more, empty, lines = 6, children }: PagedListProps<T>) {
  const { data, error } = pages;
  if (!data)
    return error ? (
      <ErrorView error={error} onRetry={() => void pages.refetch()} />
    ) : (
      <Loading lines={lines} />
    );
  if (data.items.length === 0) return empty;
  return (
    <Stack>
      {children(data.items)}
      {error ? <ErrorView error={error} onRetry={() => void pages.refetch()} /> : null}
      {pages.hasNextPage ? (
        <Row>
          <ActionButton
            action={{
              label: more,
              busy: pages.isFetchingNextPage,
              onPress: () => void pages.fetchNextPage(),
            }}
          />
        </Row>
      ) : null}
    </Stack>
  );
}
