import { useOperation } from '@zhiban/kernel/web';
import { listServices, type ServiceSummary } from '../../model/operations.ts';

/** The published services with their names, for lists to choose from; none until they are read. */
export function useServiceNames(): readonly Pick<ServiceSummary, 'id' | 'name'>[] {
  return useOperation(listServices, { query: {} }).data?.services ?? [];
}
