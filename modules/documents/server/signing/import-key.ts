import { X509Certificate } from 'node:crypto';
import { Certificate, EncryptedContentInfo, EncryptedData, PKCS8ShroudedKeyBag } from 'pkijs';
import { signingKeyErrors } from '../../model/key-errors.ts';
import type { SigningSuite } from '../../model/signing-key.ts';
import { commonName } from './certificate-fields.ts';
import { loadSigningKey } from './key.ts';
import { loadNationalKey } from './national-key.ts';
import { fromPem, toPem } from './pem.ts';
import { type CertificateRules, internationalRules, nationalRules, trustProblem } from './trust.ts';

/** A certificate with its issuers up to the root, each PEM. */
interface CertificateChain {
  readonly certificatePem: string;
  readonly chainPem: readonly string[];
}

/**
 * Opens an encrypted private key (PKCS #8 with PBES2, RFC 8018) as plain PKCS #8, PEM.
 * @throws DOCUMENTS_KEY_PRIVATE_KEY_UNREADABLE
 */
export async function openPrivateKey(encryptedPem: string, password: string): Promise<string> {
  try {
    const [der] = fromPem('ENCRYPTED PRIVATE KEY', encryptedPem);
    if (!der) throw new SyntaxError('no encrypted private key in PEM');
    const bag = PKCS8ShroudedKeyBag.fromBER(der);
    return toPem('PRIVATE KEY', await decrypted(bag, password));
  } catch (cause) {
    throw signingKeyErrors.PRIVATE_KEY_UNREADABLE({}, { cause });
  }
}

async function decrypted(bag: PKCS8ShroudedKeyBag, password: string): Promise<ArrayBuffer> {
  const data = new EncryptedData({
    encryptedContentInfo: new EncryptedContentInfo({
      contentEncryptionAlgorithm: bag.encryptionAlgorithm,
      encryptedContent: bag.encryptedData,
    }),
  });
  return data.decrypt({ password: new TextEncoder().encode(password).buffer });
}

/**
 * Reads a certificate of `office` and its issuers, and follows them to the root that ends the chain.
 * @throws DOCUMENTS_KEY_CERTIFICATE_UNREADABLE, DOCUMENTS_KEY_WRONG_OFFICE, DOCUMENTS_KEY_BROKEN_CHAIN
 */
export function readChain(pem: string, suite: SigningSuite, office: string, now: Date): CertificateChain {
  const ders = fromPem('CERTIFICATE', pem);
  const parsed = parseAll(ders);
  const [own] = parsed;
  if (!own) throw signingKeyErrors.CERTIFICATE_UNREADABLE();
  const found = commonName(own);
  if (found !== office) throw signingKeyErrors.WRONG_OFFICE({ found, expected: office });
  const whole =
    suite === 'national'
      ? isChain(nationalRules, parsed, now)
      : isChain(
          internationalRules,
          ders.map(der => new X509Certificate(der)),
          now,
        );
  if (!whole) throw signingKeyErrors.BROKEN_CHAIN();
  const [certificatePem = '', ...chainPem] = ders.map(der => toPem('CERTIFICATE', der));
  return { certificatePem, chainPem };
}

function parseAll(ders: readonly Uint8Array<ArrayBuffer>[]): Certificate[] {
  try {
    return ders.map(der => Certificate.fromBER(der));
  } catch (cause) {
    throw signingKeyErrors.CERTIFICATE_UNREADABLE({}, { cause });
  }
}

/** Each issued by the next, so that nothing comes along that would be trusted without having issued. */
function isChain<C>(rules: CertificateRules<C>, [own, ...issuers]: readonly C[], now: Date): boolean {
  const linked = issuers.every((issuer, index) => {
    const issued = index === 0 ? own : issuers[index - 1];
    return issued !== undefined && rules.issued(issuer, issued);
  });
  return own !== undefined && linked && !trustProblem(rules, own, issuers, issuers.slice(-1), now);
}

/** @throws DOCUMENTS_KEY_WRONG_PAIR unless the private key belongs to the certificate and is for the suite */
export async function assertPair(
  suite: SigningSuite,
  { certificatePem, chainPem }: CertificateChain,
  privateKeyPem: string,
): Promise<void> {
  try {
    if (suite === 'national') loadNationalKey(certificatePem, privateKeyPem, chainPem);
    else await loadSigningKey(certificatePem, privateKeyPem, chainPem);
  } catch (cause) {
    throw signingKeyErrors.WRONG_PAIR({}, { cause });
  }
}
