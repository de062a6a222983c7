import {
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
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
