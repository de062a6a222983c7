import type { Kernel } from '@zhiban/kernel/server';
import type { IssuingKeys, Office } from './issuing-keys.ts';
import { signOfd, signPdf } from './signing/index.ts';
import { type Sheet, writeOfd, writePdf } from './writing/index.ts';

/** The digests under which a paper is found; as OFD only where its office has a key for the national algorithms. */
export interface SignedPaper {
  readonly pdfDigest: string;
  readonly ofdDigest: string | null;
}

/** A letter or notice as it was handed out. */
export interface IssuedPaper extends SignedPaper {
  readonly kind: 'acceptance' | 'correction' | 'decision';
  readonly number: string;
}

/** Writes a paper, signs it for its office in every form that is configured, and stores it. */
export async function storeSigned(
  kernel: Kernel,
  keys: IssuingKeys,
  sheet: Sheet,
  { issuer, reason, signedAt }: { issuer: Office; reason: string; signedAt: Date },
): Promise<SignedPaper> {
  const pdf = await signPdf(await writePdf(sheet), await keys.keyOf(issuer.code), {
    reason,
    location: issuer.name,
    signedAt,
    timeStamp: await keys.timeStamper(),
  });
  const key = await keys.nationalKeyOf(issuer.code);
  const ofd = key && signOfd(writeOfd(sheet), key, { officeCode: issuer.code, signedAt });
  return {
    pdfDigest: await kernel.blobs.put(pdf),
    ofdDigest: ofd ? await kernel.blobs.put(ofd) : null,
  };
}
