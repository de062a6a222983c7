import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { call } from '@zhiban/kernel/web';
import {
  type PasskeyAssertion,
  type PasskeyCreation,
  startPasskey,
  startPasskeyRegistration,
} from '../model/index.ts';

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

const base = ({ id, rawId }: Pick<AuthenticationResponseJSON, 'id' | 'rawId'>) =>
  ({ id, rawId, type: 'public-key' }) as const;

/** Lets the authenticator sign; null when the person turned away from it. */
export async function askPasskey(): Promise<PasskeyAssertion | null> {
  const { options: optionsJSON } = await call(startPasskey, {});
  const answer = await startAuthentication({ optionsJSON }).catch(() => null);
  if (!answer) return null;
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  return { ...base(answer), response: { clientDataJSON, authenticatorData, signature } };
}

/** Lets the authenticator make a passkey; null when the person turned away from it. */
export async function makePasskey(): Promise<PasskeyCreation | null> {
  const { options: optionsJSON } = await call(startPasskeyRegistration, {});
  const made = await startRegistration({ optionsJSON }).catch(() => null);
  if (!made) return null;
  const { clientDataJSON, attestationObject } = made.response;
  return { ...base(made), response: { clientDataJSON, attestationObject } };
}
