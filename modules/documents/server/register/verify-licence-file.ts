import { civilDay } from '@zhiban/kernel';
import type { z } from 'zod';
import type { verifyLicenceFile as verifyOperation } from '../../model/register-operations.ts';
import { findByIdentifier, publicViewOf } from '../verify-licence.ts';
import type { FileVerifier } from '../verifying/file-verifier.ts';
import type { RegisterContext } from './context.ts';

/**
 * Checks a stranger's file, and tells how the licence that it names stands. Nothing of the file is kept.
 * @throws DOCUMENTS_LICENCE_CHECK_BUSY, DOCUMENTS_LICENCE_CHECK_FAILED
 */
export async function verifyLicenceFile(
  context: RegisterContext,
  verifier: FileVerifier,
  file: Uint8Array,
): Promise<z.infer<typeof verifyOperation.response>> {
  const { kernel, keys } = context;
  const [international, national, timeStampRoots] = await Promise.all([
    keys.roots(),
    keys.roots('national'),
    keys.timeStampRoots(),
  ]);
  const today = civilDay(kernel.clock.now());
  const roots = [...international, ...national];
  const verification = await verifier.verify({ file, roots, timeStampRoots, today });
  const found = verification.identifier
    ? await findByIdentifier(context, verification.identifier)
    : undefined;
  const checks = [...verification.checks];
  return { ...verification, checks, licence: found ? publicViewOf(context, found) : null };
}
