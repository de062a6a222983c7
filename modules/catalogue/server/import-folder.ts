import type { Kernel } from '@zhiban/kernel/server';
import { compileService } from '../model/index.ts';
import { approveVersion } from './approve-version.ts';
import { proposeVersion } from './propose-version.ts';
import { readFolder } from './read-folder.ts';
import { lastVersion, type VersionRecord } from './store.ts';

/**
 * Publishes a service package from a folder on the first run; a service that is known is left alone, since later
 * versions are proposed and approved by people.
 * @returns the version published, null when the service was known
 * @throws ServicePackageError, CATALOGUE_PACKAGE_REFUSED, CATALOGUE_CASES_FAILED
 */
export async function importFolder(
  kernel: Kernel,
  folder: string,
  by: { readonly proposedBy: string; readonly approvedBy: string },
): Promise<VersionRecord | null> {
  const files = await readFolder(folder);
  const { id: serviceId } = (await compileService(files, 0)).definition;
  if ((await lastVersion(kernel.db, serviceId)) > 0) return null;
  const { version } = await proposeVersion(kernel, { serviceId, files, proposedBy: by.proposedBy });
  return approveVersion(kernel, {
    serviceId,
    version,
    approvedBy: by.approvedBy,
    isAuthor: account => account === by.approvedBy,
  });
}
