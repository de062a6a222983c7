import type { keysZhCN } from './keys-text-zh-cn.ts';

export const keysEn: typeof keysZhCN = {
  title: 'Signing keys',
  lead: 'The keys with which offices sign licences and letters. One person proposes, another checks and activates; the key before is retired then, and what it signed stays valid.',
  none: 'There are no signing keys yet.',
  propose: 'Propose a key',
  office: 'Office',
  suite: 'Algorithms',
  origin: 'Where the key comes from',
  origins: {
    request: 'Made here, with a request (CSR) for a certificate authority',
    import: 'Import a certificate and its private key',
    demo: 'Issued by the demonstration root (for demonstrations only)',
  },
  certificates: 'Chain of certificates (PEM)',
  certificatesHint: 'The certificate of the office first, then its issuers up to the root.',
  privateKey: 'Encrypted private key (PKCS #8, PEM)',
  privateKeyHint:
    'Begins with “-----BEGIN ENCRYPTED PRIVATE KEY-----”. It is encrypted anew and never shown again.',
  password: 'Password of the private key',
  send: 'Propose it to the other person',
  state: { proposed: 'Waiting for activation', active: 'Active', retired: 'Retired' },
  code: 'Unified social credit code',
  issuer: 'Issued by',
  life: 'In force',
  lifeText: '{{from}} to {{to}}',
  fingerprint: 'Fingerprint (SHA-256)',
  step: { proposed: 'Proposed', activated: 'Activated', retired: 'Retired' },
  by: '{{name}}, {{at}}',
  request: 'Certificate request (CSR)',
  requestHint: 'Send this text to a certificate authority. The private key never leaves this system.',
  addCertificate: 'Add the certificate',
  activate: 'Check and activate',
  retire: 'Retire',
  withdraw: 'Withdraw',
  cancel: 'Not now',
  ask: {
    activate:
      'Activate this key of {{office}}? Everything issued from now on is signed with it; the active key is retired.',
    retire: 'Retire this key of {{office}}? Without another key the office cannot sign for the time being.',
  },
  confirm: { activate: 'Activate', retire: 'Retire' },
  why: {
    own: 'You proposed this key; another operator must activate it.',
    'no-certificate': 'It can be activated once its proposer has added the certificate.',
  },
};
