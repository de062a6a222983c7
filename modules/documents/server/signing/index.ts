export { createAuthority, issueSigningCertificate, type KeyAndCertificate } from './certificates.ts';
export { loadSigningKey, type SigningKey } from './key.ts';
export { signPdf } from './sign.ts';
export { verifyPdfSignature } from './verify.ts';
