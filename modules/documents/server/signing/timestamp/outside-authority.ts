import { randomBytes } from 'node:crypto';
import type { FetchOutside } from '@zhiban/kernel/server';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { documentErrors } from '../../../model/errors.ts';
import { CMS_OID, type TimeStamper } from '../cms.ts';
import { readTimeStampInfo } from './verify-time-stamp.ts';

/** PKIStatus (RFC 3161, 2.4.2): granted, granted with modifications. */
const GRANTED: readonly number[] = [0, 1];

function requestFor(digest: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: CMS_OID.sha256 }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(digest) }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The token of an answer to this very request. @throws RangeError or another error */
function tokenOf(answer: Uint8Array<ArrayBuffer>, digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const { status, timeStampToken } = TimeStampResp.fromBER(answer);
  if (!GRANTED.includes(status.status) || !timeStampToken)
    throw new RangeError('the time-stamp was not granted');
  const token = new Uint8Array(timeStampToken.toSchema().toBER());
  const info = readTimeStampInfo(token);
  const ours =
    info?.nonce !== undefined &&
    Buffer.compare(info.nonce.valueBlock.valueHexView, nonce) === 0 &&
    Buffer.compare(info.messageImprint.hashedMessage.valueBlock.valueHexView, digest) === 0;
  if (!ours) throw new RangeError('the time-stamp is for another request');
  return token;
}

/**
 * Asks an authority for time-stamps over HTTP (RFC 3161, 3.4). The caller tries again; nothing is signed
 * without its token. @throws DOCUMENTS_TIMESTAMP_UNAVAILABLE
 */
export const outsideTimeStamper =
  (url: string, fetchOutside: FetchOutside): TimeStamper =>
  async digest => {
    const nonce = randomBytes(8);
    // Positive and without a leading zero octet, so that it comes back as it was sent.
    nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
    try {
      const { status, body } = await fetchOutside(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: requestFor(digest, nonce),
      });
      if (status !== 200) throw new RangeError(`the authority answered ${status}`);
      return tokenOf(new Uint8Array(body), digest, nonce);
    } catch (cause) {
      throw documentErrors.TIMESTAMP_UNAVAILABLE({}, { cause });
    }
  };
