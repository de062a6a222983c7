import { generateSm2KeyPair, sm2PrivateKeyInfo, sm2PublicKeyInfo, sm2Sign } from '@zhiban/kernel/server';
import { BitString, fromBER } from 'asn1js';
import { AlgorithmIdentifier, CertificationRequest, PublicKeyInfo } from 'pkijs';
import type { SigningSuite } from '../../model/signing-key.ts';
import { distinguishedName } from './certificate-fields.ts';
import { toPem } from './pem.ts';
import { SM2_WITH_SM3 } from './sm-oids.ts';

/** A new private key (PKCS #8) with the request for its certificate (PKCS #10, RFC 2986), both PEM. */
interface KeyAndRequest {
  readonly privateKeyPem: string;
  readonly requestPem: string;
}

const requestFor = (organisation: string) =>
  new CertificationRequest({ version: 0, subject: distinguishedName(organisation), attributes: [] });
const pemOf = (request: CertificationRequest) => toPem('CERTIFICATE REQUEST', request.toSchema(true).toBER());

async function internationalRequest(organisation: string): Promise<KeyAndRequest> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const request = requestFor(organisation);
  await request.subjectPublicKeyInfo.importKey(keys.publicKey);
  await request.sign(keys.privateKey, 'SHA-256');
  const privateKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { privateKeyPem: toPem('PRIVATE KEY', privateKey), requestPem: pemOf(request) };
}

function nationalRequest(organisation: string): KeyAndRequest {
  const pair = generateSm2KeyPair();
  const request = requestFor(organisation);
  request.subjectPublicKeyInfo = new PublicKeyInfo({
    schema: fromBER(sm2PublicKeyInfo(pair.publicKey)).result,
  });
  request.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: SM2_WITH_SM3 });
  const { tbsView } = encoded(request);
  request.signatureValue = new BitString({ valueHex: new Uint8Array(sm2Sign(tbsView, pair)) });
  return { privateKeyPem: toPem('PRIVATE KEY', sm2PrivateKeyInfo(pair)), requestPem: pemOf(request) };
}

/** The request with what is signed of it, as DER. */
function encoded(request: CertificationRequest): { tbsView: Uint8Array } {
  const [signed] = request.toSchema(true).valueBlock.value;
  if (!signed) throw new RangeError('a certification request has a part that is signed');
  return { tbsView: new Uint8Array(signed.toBER()) };
}

/** Makes a key pair whose private key never leaves, and the request to send to a certificate authority. */
export const requestCertificate = async (
  suite: SigningSuite,
  organisation: string,
): Promise<KeyAndRequest> =>
  suite === 'national' ? nationalRequest(organisation) : internationalRequest(organisation);
