import type { Session } from '@zhiban/identity';
import type { VersionView } from '../../model/operations.ts';

/** Whether this person may publish this version now, or why not. */
export type Approval = 'possible' | 'published' | 'retired' | 'own' | 'not-owner';

/** Publishing takes two people, the author never one of them. The server decides again. */
export function approvalOf(
  { state, proposedBy }: Pick<VersionView, 'state' | 'proposedBy'>,
  session: Session | undefined,
): Approval {
  if (state !== 'proposed') return state;
  if (session?.kind !== 'staff' || !session.roles.includes('service_owner')) return 'not-owner';
  return proposedBy === session.staffId ? 'own' : 'possible';
}
