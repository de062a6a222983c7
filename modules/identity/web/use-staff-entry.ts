import { type ApiError, useChange } from '@zhiban/kernel/web';
import { useNavigate, useSearchParams } from 'react-router';
import type { PasskeyAssertion } from '../model/index.ts';
import { listDemoAccounts, signInStaff } from '../model/operations.ts';
import { backOf } from './back.ts';
import { useAdoptSession } from './session.ts';

export interface Credentials {
  userName: string;
  password: string;
  code: string;
}

/** Password and passkey, or password and code. */
export type Proof = Credentials | (Omit<Credentials, 'code'> & { passkey: PasskeyAssertion });

/** Signs a member of staff in and goes on to the page that they came for. */
export function useStaffEntry(): { enter(typed: Proof): void; busy: boolean; error: ApiError | null } {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const adopt = useAdoptSession();
  const entering = useChange(signInStaff, [listDemoAccounts]);

  async function enter(typed: Proof): Promise<void> {
    adopt(await entering.mutateAsync({ body: typed }));
    await navigate(backOf(search, '/console'));
  }
  return {
    enter: typed => void enter(typed).catch(() => undefined),
    busy: entering.isPending,
    error: entering.error,
  };
}
