import type { Kernel } from '@zhiban/kernel/server';
import type { IssuingKeys, Office } from './issuing-keys.ts';
import { signPdf } from './signing/index.ts';

/** Signs a paper for its office, with a time-stamp, and stores it. @returns the digest under which it is found */
export async function storeSigned(
  kernel: Kernel,
  keys: IssuingKeys,
  pdf: Uint8Array,
  { issuer, reason, signedAt }: { issuer: Office; reason: string; signedAt: Date },
): Promise<string> {
  const signed = await signPdf(pdf, await keys.keyOf(issuer.code), {
    reason,
    location: issuer.name,
    signedAt,
    timeStamp: await keys.timeStamper(),
  });
  return kernel.blobs.put(signed);
}
