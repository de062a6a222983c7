import { sm3 } from '@zhiban/kernel/server';
import { documentErrors } from '../../../model/errors.ts';
import { assembleOfd, digestsOf, partsOfOfd, sealSvg, withSignatureList } from '../../writing/index.ts';
import { assertInForce } from '../in-force.ts';
import type { NationalSigningKey } from '../national-key.ts';
import { makeSeal, signWithSeal } from './electronic-seal.ts';
import { SEAL, SIGNATURE_XML, SIGNED_VALUE, signatureList, signatureXml } from './layout.ts';

/** Across, millimetres: the seal of an office below the provincial level (国发〔1999〕25号). */
const SEAL_DIAMETER = 42;

/**
 * Signs an OFD of ours with the office's electronic seal (GB/T 33190-2016, 18; GB/T 38540-2020): SM3 over
 * every part, SM2 over the list of the digests. The seal is drawn on the page already, so that no reader
 * draws it twice.
 * @param officeCode unified social credit code, the identifier of the seal
 * @throws DOCUMENTS_ALREADY_SIGNED, DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE at `signedAt`
 */
export function signOfd(
  ofd: Uint8Array,
  key: NationalSigningKey,
  { officeCode, signedAt }: { readonly officeCode: string; readonly signedAt: Date },
): Uint8Array {
  const { notBefore, notAfter } = key.certificate;
  assertInForce(signedAt, notBefore.value, notAfter.value);
  const parts = partsOfOfd(ofd);
  if (parts.some(({ path }) => path === signatureList.path)) throw documentErrors.ALREADY_SIGNED();
  const seal = makeSeal(key, officeCode, {
    type: 'SVG',
    data: Buffer.from(sealSvg(key.subject)),
    width: SEAL_DIAMETER,
    height: SEAL_DIAMETER,
  });
  // GeneralizedTime is of the second here, as it is in Signature.xml.
  const second = new Date(Math.floor(signedAt.getTime() / 1000) * 1000);
  const signed = [...withSignatureList(parts), signatureList, { path: SEAL, bytes: seal }];
  const xml = signatureXml(digestsOf(signed), second);
  const value = signWithSeal(key, seal, {
    digest: Buffer.from(sm3(xml), 'hex'),
    subject: `/${SIGNATURE_XML}`,
    signedAt: second,
  });
  return assembleOfd([...signed, { path: SIGNATURE_XML, bytes: xml }, { path: SIGNED_VALUE, bytes: value }]);
}
