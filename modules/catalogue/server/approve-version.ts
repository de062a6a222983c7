import type { Kernel } from '@zhiban/kernel/server';
import { catalogueErrors } from '../model/index.ts';
import { findVersion, holdService, publish, type VersionRecord } from './store.ts';

/**
 * Publishes a proposed version; `isAuthor` knows every account of the person who approves. Applications that are under way keep theirs.
 * @throws CATALOGUE_NO_SUCH_VERSION, CATALOGUE_NOT_PROPOSED, CATALOGUE_OWN_PROPOSAL
 */
export async function approveVersion(
  kernel: Kernel,
  approval: {
    readonly serviceId: string;
    readonly version: number;
    readonly approvedBy: string;
    readonly isAuthor: (staffId: string) => boolean;
  },
): Promise<VersionRecord> {
  const { serviceId, version, approvedBy, isAuthor } = approval;
  return kernel.transaction(async tx => {
    const now = kernel.clock.now();
    const known = await findVersion(tx, serviceId, version);
    if (!known) throw catalogueErrors.NO_SUCH_VERSION({ service: serviceId, version });
    await holdService(tx, serviceId, now);
    const record = (await findVersion(tx, serviceId, version)) ?? known;
    if (record.state !== 'proposed') throw catalogueErrors.NOT_PROPOSED({ version });
    if (isAuthor(record.proposedBy)) throw catalogueErrors.OWN_PROPOSAL();
    return publish(tx, record, approvedBy, now);
  });
}
