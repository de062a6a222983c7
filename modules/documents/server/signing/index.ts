export { commonName, issuerName } from './certificate-fields.ts';
export {
  type CertificateOrder,
  createAuthority,
  issueSigningCertificate,
  type KeyAndCertificate,
} from './certificates.ts';
export type { TimeStamper } from './cms.ts';
export { assertPair, openPrivateKey, readChain } from './import-key.ts';
export { loadSigningKey, type SigningKey } from './key.ts';
export { createNationalAuthority, issueNationalCertificate } from './national-certificates.ts';
export { loadNationalKey, type NationalSigningKey } from './national-key.ts';
export { signOfd } from './ofd/sign-ofd.ts';
export { verifyOfdSignature } from './ofd/verify-ofd.ts';
export { fromPem, toPem } from './pem.ts';
export { signRecord } from './record/sign-record.ts';
export { verifyRecord } from './record/verify-record.ts';
export { requestCertificate } from './request.ts';
export { signPdf } from './sign.ts';
export { outsideTimeStamper } from './timestamp/outside-authority.ts';
export { ownTimeStamper } from './timestamp/own-authority.ts';
export { verifyPdfSignature } from './verify.ts';
