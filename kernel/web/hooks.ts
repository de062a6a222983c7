import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Operation } from '../model/index.ts';
import { type ApiError, type CallInput, call } from './client.ts';

type Shape = z.ZodObject | undefined;

/** Reads an operation's answer and keeps it; the key is the operation's id and its input. */
export function useOperation<P extends Shape, Q extends Shape, R extends z.ZodType>(
  operation: Operation<P, Q, undefined, R>,
  input: CallInput<P, Q, undefined>,
  options: Partial<
    Pick<UseQueryOptions<z.output<R>, ApiError>, 'enabled' | 'refetchInterval' | 'staleTime'>
  > = {},
): UseQueryResult<z.output<R>, ApiError> {
  return useQuery<z.output<R>, ApiError>({
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => call(operation, { ...input, signal }),
    ...options,
  });
}

/** A list as far as it was read: all items, and the first page with what else stands on it. */
interface Pages<P extends { items: readonly unknown[] }> {
  readonly items: readonly P['items'][number][];
  readonly first: P | undefined;
}

/**
 * Reads a list page by page and keeps it; the key is the operation's id and `input`.
 * @param read reads the page after the cursor; the first without one
 * @param next the cursor of the page after this one, null when there is none
 * @param refetchInterval milliseconds after which what was read is read again; never unless told
 */
export function usePages<P extends { items: readonly unknown[] }>(
  operation: Pick<Operation, 'id'>,
  input: object,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  next: (page: P) => string | null | undefined,
  refetchInterval: number | false = false,
): UseInfiniteQueryResult<Pages<P>, ApiError> {
  return useInfiniteQuery<P, ApiError, Pages<P>, readonly [string, object, 'pages'], string | undefined>({
    queryKey: [operation.id, input, 'pages'],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: page => next(page) ?? undefined,
    refetchInterval,
    select: ({ pages }) => ({ items: pages.flatMap(({ items }) => items), first: pages[0] }),
  });
}

/** Sends an operation that changes something; afterwards the answers of `refreshes` are read again. */
export function useChange<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
>(
  operation: Operation<P, Q, B, R>,
  refreshes: readonly Pick<Operation, 'id'>[] = [],
): UseMutationResult<z.output<R>, ApiError, CallInput<P, Q, B>> {
  const client = useQueryClient();
  return useMutation<z.output<R>, ApiError, CallInput<P, Q, B>>({
    mutationFn: input => call(operation, input),
    onSuccess: () => Promise.all(refreshes.map(({ id }) => client.invalidateQueries({ queryKey: [id] }))),
  });
}
