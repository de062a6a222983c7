import { type Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TSTInfo } from 'pkijs';
import { serialNumber } from '../certificate-fields.ts';
import { CMS_OID, sha256, signCms } from '../cms.ts';
import type { SigningKey } from '../key.ts';

/** Under the arc for examples (ITU-T X.660): the demonstration has no policy to stand for. */
const DEMO_POLICY = '2.999.1';

/**
 * An authority for time-stamps within this process, for demonstrations: its key stands beside those that it
 * stamps for, so it proves no more than they do. In production the tokens come from a trusted authority.
 */
export const ownTimeStamper =
  (key: SigningKey, now: () => Date) =>
  async (digest: Uint8Array, nonce?: Integer): Promise<Uint8Array> => {
    const info = new TSTInfo({
      version: 1,
      policy: DEMO_POLICY,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: CMS_OID.sha256 }),
        hashedMessage: new OctetString({ valueHex: new Uint8Array(digest) }),
      }),
      serialNumber: serialNumber(),
      genTime: now(),
      ...(nonce ? { nonce } : {}),
    });
    const carried = new Uint8Array(info.toSchema().toBER());
    return signCms({ type: CMS_OID.timeStampInfo, digest: sha256(carried), carried }, key);
  };
