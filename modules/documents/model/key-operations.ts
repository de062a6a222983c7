import { operation } from '@zhiban/kernel';
import { z } from 'zod';
import { signingKeyView, signingSuite } from './signing-key.ts';

const one = z.object({ keyId: z.uuid() });
const pem = z.string().max(40_000);
const keyProposal = z.object({
  officeCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '18 characters (GB 32100-2015)'),
  officeName: z.string().min(2).max(100),
  suite: signingSuite,
  origin: z.enum(['request', 'import', 'demo']),
  /** What an import brings. */
  imported: z
    .object({
      /** The certificate of the office, then its issuers up to the root. */
      certificatesPem: pem,
      /** PKCS #8, encrypted (PBES2 with AES). */
      privateKeyPem: pem,
      password: z.string().max(200),
    })
    .optional(),
});
export type KeyProposal = z.infer<typeof keyProposal>;

export const listSigningKeys = operation({
  id: 'listSigningKeys',
  method: 'GET',
  path: '/api/signing-keys',
  summary: 'The signing keys of all offices with their certificates, newest first; never a private key.',
  response: z.object({ keys: z.array(signingKeyView) }),
});

export const proposeSigningKey = operation({
  id: 'proposeSigningKey',
  method: 'POST',
  path: '/api/signing-keys',
  summary:
    'Proposes a signing key: a new pair with a request for a certificate authority, an imported certificate with its encrypted private key, or in a demonstration one of the demo authority. It signs once a second person activates it.',
  body: keyProposal,
  response: signingKeyView,
  rateLimit: 30,
  errors: [
    'DOCUMENTS_KEY_CERTIFICATE_UNREADABLE',
    'DOCUMENTS_KEY_PRIVATE_KEY_UNREADABLE',
    'DOCUMENTS_KEY_WRONG_PAIR',
    'DOCUMENTS_KEY_WRONG_OFFICE',
    'DOCUMENTS_KEY_BROKEN_CHAIN',
    'DOCUMENTS_KEY_NO_DEMO_AUTHORITY',
  ],
});

export const certifySigningKey = operation({
  id: 'certifySigningKey',
  method: 'POST',
  path: '/api/signing-keys/:keyId/certificate',
  summary: 'Adds the certificate that an authority issued for the request of a proposed key.',
  params: one,
  body: z.object({ certificatesPem: pem }),
  response: signingKeyView,
  errors: [
    'DOCUMENTS_KEY_UNKNOWN',
    'DOCUMENTS_KEY_OF_ANOTHER',
    'DOCUMENTS_KEY_HAS_CERTIFICATE',
    'DOCUMENTS_KEY_CERTIFICATE_UNREADABLE',
    'DOCUMENTS_KEY_WRONG_PAIR',
    'DOCUMENTS_KEY_WRONG_OFFICE',
    'DOCUMENTS_KEY_BROKEN_CHAIN',
  ],
});

export const activateSigningKey = operation({
  id: 'activateSigningKey',
  method: 'POST',
  path: '/api/signing-keys/:keyId/activation',
  summary: 'Activates a key that another person proposed; the key active until then is retired.',
  params: one,
  response: signingKeyView,
  errors: [
    'DOCUMENTS_KEY_UNKNOWN',
    'DOCUMENTS_KEY_NOT_PROPOSED',
    'DOCUMENTS_KEY_OWN_PROPOSAL',
    'DOCUMENTS_KEY_NO_CERTIFICATE',
  ],
});

export const retireSigningKey = operation({
  id: 'retireSigningKey',
  method: 'POST',
  path: '/api/signing-keys/:keyId/retirement',
  summary: 'Withdraws a proposed key or stops an active one at once; what it signed stays verifiable.',
  params: one,
  response: signingKeyView,
  errors: ['DOCUMENTS_KEY_UNKNOWN', 'DOCUMENTS_KEY_RETIRED'],
});
