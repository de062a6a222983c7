import type { Kernel } from '@zhiban/kernel/server';
import {
  catalogueErrors,
  compileService,
  filesDigest,
  lintService,
  parseExamples,
  runExamples,
  type ServiceFiles,
} from '../model/index.ts';
import { packageRefused } from './package-refused.ts';
import { addVersion, findPublished, holdService, lastVersion, type VersionRecord } from './store.ts';

/**
 * Checks a package and keeps it as the next version, waiting for a second person.
 * @throws CATALOGUE_PACKAGE_REFUSED, CATALOGUE_CASES_FAILED, CATALOGUE_WRONG_FOLDER, CATALOGUE_SAME_AS_CURRENT
 */
export async function proposeVersion(
  kernel: Kernel,
  proposal: { readonly serviceId: string; readonly files: ServiceFiles; readonly proposedBy: string },
): Promise<VersionRecord> {
  const { serviceId, files, proposedBy } = proposal;
  await assertSound(serviceId, files);
  const digest = await filesDigest(files);
  return kernel.transaction(async tx => {
    const now = kernel.clock.now();
    await holdService(tx, serviceId, now);
    const published = await findPublished(tx, serviceId);
    if (published?.digest === digest) throw catalogueErrors.SAME_AS_CURRENT({ version: published.version });
    const version = (await lastVersion(tx, serviceId)) + 1;
    return addVersion(tx, { serviceId, version, files, digest, proposedBy, proposedAt: now });
  });
}

async function assertSound(serviceId: string, files: ServiceFiles): Promise<void> {
  const [first, ...more] = (await lintService(files)).filter(({ severity }) => severity === 'error');
  if (first) throw packageRefused([first, ...more]);
  const service = await compileService(files, 0);
  if (service.definition.id !== serviceId)
    throw catalogueErrors.WRONG_FOLDER({ found: service.definition.id, expected: serviceId });
  const examples = parseExamples(files['cases.yaml'] ?? '').value;
  const failed = examples ? runExamples(service, examples).results.filter(({ passed }) => !passed) : [];
  if (failed.length > 0)
    throw catalogueErrors.CASES_FAILED({
      count: failed.length,
      cases: failed.map(({ id }) => id).join(', '),
    });
}
