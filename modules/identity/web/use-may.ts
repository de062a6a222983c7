import { mayCall } from '../model/index.ts';
import { useSession } from './session.ts';

/** Whether who is signed in may call an operation at all; nobody, while that is not known. */
export function useMay(): (operationId: string) => boolean {
  const { session } = useSession();
  return operationId => session !== undefined && mayCall(session, operationId);
}
