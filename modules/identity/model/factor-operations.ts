import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { bilingualText, isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';
import { sessionSchema } from './caller.ts';

const encoded = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[A-Za-z0-9_-]*$/, 'base64url');
const answer = { id: encoded(1_400), rawId: encoded(1_400), type: z.literal('public-key') };

/** What an authenticator answers when it is asked to sign (WebAuthn Level 3, section 5.2.2), as JSON. */
const assertion = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: encoded(4_000),
    authenticatorData: encoded(4_000),
    signature: encoded(2_000),
  }),
});
export type PasskeyAssertion = z.infer<typeof assertion>;

/** What an authenticator answers when it has made a passkey (section 5.2.1). */
const creation = z.object({
  ...answer,
  response: z.object({ clientDataJSON: encoded(4_000), attestationObject: encoded(20_000) }),
});
export type PasskeyCreation = z.infer<typeof creation>;

/** A second factor: a code, or the answer of a passkey; exactly one. */
export const factorProof = z.object({
  code: z.string().min(1).max(20).optional(),
  passkey: assertion.optional(),
});
export type FactorProof = z.infer<typeof factorProof>;

export const startPasskey = operation({
  id: 'startPasskey',
  method: 'POST',
  path: '/api/session/passkey',
  summary:
    'What a passkey is asked to sign, for a sign-in or a confirmation. Taken once, within two minutes.',
  response: z.object({ options: z.custom<PublicKeyCredentialRequestOptionsJSON>() }),
  rateLimit: 60,
});

export const confirmFactor = operation({
  id: 'confirmFactor',
  method: 'POST',
  path: '/api/session/factor',
  summary: 'Shows a second factor once more, for operations that ask for one of the last ten minutes.',
  body: factorProof,
  response: sessionSchema,
  rateLimit: 20,
  errors: ['IDENTITY_WRONG_FACTOR', 'IDENTITY_PASSKEY_REFUSED', 'IDENTITY_LOCKED'],
});

const passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: isoInstant,
  lastUsedAt: isoInstant.nullable(),
});

export const listPasskeys = operation({
  id: 'listPasskeys',
  method: 'GET',
  path: '/api/passkeys',
  summary: "The caller's passkeys.",
  response: z.object({ passkeys: z.array(passkey) }),
});

export const startPasskeyRegistration = operation({
  id: 'startPasskeyRegistration',
  method: 'POST',
  path: '/api/passkeys/registration',
  summary: 'What an authenticator needs to make a passkey.',
  response: z.object({ options: z.custom<PublicKeyCredentialCreationOptionsJSON>() }),
  rateLimit: 20,
});

export const addPasskey = operation({
  id: 'addPasskey',
  method: 'POST',
  path: '/api/passkeys',
  summary: 'Adds a passkey that an authenticator has made.',
  body: z.object({ name: z.string().trim().min(1).max(60), passkey: creation }),
  response: passkey,
  rateLimit: 20,
  errors: ['IDENTITY_PASSKEY_REFUSED'],
});

export const removePasskey = operation({
  id: 'removePasskey',
  method: 'DELETE',
  path: '/api/passkeys/:passkeyId',
  summary: 'Removes a passkey.',
  params: z.object({ passkeyId: z.string().max(200) }),
  response: z.object({ passkeys: z.array(passkey) }),
  errors: ['KERNEL_NOT_FOUND'],
});

/** Who signs in through a provider. */
export const oidcAudience = z.enum(['applicant', 'staff']);
export type OidcAudience = z.infer<typeof oidcAudience>;
const ofAudience = z.object({ audience: oidcAudience });

export const getSignInWays = operation({
  id: 'getSignInWays',
  method: 'GET',
  path: '/api/session/ways',
  summary: 'For whom an identity provider is connected.',
  response: z.object({ oidc: z.array(oidcAudience) }),
});

export const startOidcSignIn = operation({
  id: 'startOidcSignIn',
  method: 'GET',
  path: '/api/session/oidc/:audience',
  summary: 'Sends the browser to the identity provider (OpenID Connect, authorisation code with PKCE).',
  params: ofAudience,
  query: z.object({ back: z.string().max(500).optional() }),
  response: z.unknown(),
  produces: ['text/html'],
  rateLimit: 60,
  errors: ['IDENTITY_NO_PROVIDER'],
});

export const finishOidcSignIn = operation({
  id: 'finishOidcSignIn',
  method: 'GET',
  path: '/api/session/oidc/:audience/callback',
  summary: 'Where the identity provider sends the browser back to: opens the session and goes on.',
  params: ofAudience,
  query: z.object({
    code: z.string().max(2_000).optional(),
    state: z.string().max(200).optional(),
    iss: z.string().max(300).optional(),
    error: z.string().max(200).optional(),
  }),
  response: z.unknown(),
  produces: ['text/html'],
  rateLimit: 60,
});

export const ALERT_KINDS = ['new-device', 'network-change', 'bulk-reading', 'bulk-opening'] as const;
const alert = z.object({
  id: z.uuid(),
  kind: z.enum(ALERT_KINDS),
  text: bilingualText,
  staffName: z.string(),
  departmentName: z.string(),
  at: isoInstant,
});
export type SecurityAlert = z.infer<typeof alert>;

export const listSecurityAlerts = operation({
  id: 'listSecurityAlerts',
  method: 'GET',
  path: '/api/security-alerts',
  summary:
    'What was unusual about accounts of the departments that a supervisor watches, the last thirty days.',
  response: z.object({ alerts: z.array(alert) }),
});
