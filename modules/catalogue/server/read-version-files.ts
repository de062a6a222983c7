import type { Kernel } from '@zhiban/kernel/server';
import { catalogueErrors, type ServiceFiles } from '../model/index.ts';
import { findPublished, findVersion, readFiles, type VersionRecord } from './store.ts';

/**
 * One version of a service with its files, or the published one.
 * @throws CATALOGUE_NO_SUCH_SERVICE, CATALOGUE_NO_SUCH_VERSION
 */
export async function readVersionFiles(
  { db }: Pick<Kernel, 'db'>,
  serviceId: string,
  version: number | 'published',
): Promise<{ record: VersionRecord; files: ServiceFiles }> {
  if (version === 'published') {
    const published = await findPublished(db, serviceId);
    if (!published) throw catalogueErrors.NO_SUCH_SERVICE();
    return readVersionFiles({ db }, serviceId, published.version);
  }
  const record = await findVersion(db, serviceId, version);
  const files = await readFiles(db, serviceId, version);
  if (!record || !files) throw catalogueErrors.NO_SUCH_VERSION({ service: serviceId, version });
  return { record, files };
}
