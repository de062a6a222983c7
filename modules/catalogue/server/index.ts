import type { Caller } from '@zhiban/identity';
import type { Kernel, ModuleParts, Route } from '@zhiban/kernel/server';
import type { CompiledService, LicenceKinds, ServiceFiles } from '../model/index.ts';
import type { VersionView } from '../model/operations.ts';
import { CandidateVersions } from './candidate-versions.ts';
import { CompiledVersions } from './compiled-versions.ts';
import { importFolder } from './import-folder.ts';
import type { Holdings } from './known-materials.ts';
import { licenceKinds } from './licence-kinds.ts';
import { measureDurations } from './measure-durations.ts';
import { readVersionFiles } from './read-version-files.ts';
import { catalogueRoutes } from './routes.ts';
import { toView } from './store.ts';

/** What one can apply for. */
export interface Catalogue extends ModuleParts<Route<Caller>> {
  /**
   * The published version of a service, compiled.
   * @throws CATALOGUE_NO_SUCH_SERVICE
   */
  current(serviceId: string): Promise<CompiledService>;
  /**
   * One version of a service, compiled once and kept, whatever has been published since.
   * @throws CATALOGUE_NO_SUCH_VERSION
   */
  version(serviceId: string, version: number): Promise<CompiledService>;
  /** What the licences of the published services are as materials. */
  licenceKinds(): Promise<LicenceKinds>;
  /**
   * The files of one version, as they were published.
   * @throws CATALOGUE_NO_SUCH_VERSION
   */
  files(serviceId: string, version: number): Promise<ServiceFiles>;
  /**
   * A package that is not published, compiled to be tried and kept for a while; its version is 0.
   * @throws CATALOGUE_PACKAGE_REFUSED, CATALOGUE_WRONG_FOLDER
   */
  candidate(serviceId: string, files: ServiceFiles): Promise<CompiledService>;
  /**
   * Publishes a service package from a folder on the first run.
   * @returns null when the service is known already: it is left alone
   * @throws ServicePackageError, CATALOGUE_PACKAGE_REFUSED, CATALOGUE_CASES_FAILED
   */
  importFolder(
    path: string,
    by: { readonly proposedBy: string; readonly approvedBy: string },
  ): Promise<VersionView | null>;
}

/** Builds the module on a kernel; `holdings` tells what an applicant has already. */
export function createCatalogue(kernel: Kernel, holdings: Holdings): Catalogue {
  const versions = new CompiledVersions(kernel);
  const candidates = new CandidateVersions();
  return {
    routes: catalogueRoutes(kernel, versions, holdings),
    migrations: { module: 'catalogue', folder: new URL('./migrations/', import.meta.url) },
    subscriptions: [measureDurations(kernel)],
    current: serviceId => versions.current(serviceId),
    version: (serviceId, version) => versions.version(serviceId, version),
    licenceKinds: () => licenceKinds(kernel, versions),
    files: async (serviceId, version) => (await readVersionFiles(kernel, serviceId, version)).files,
    candidate: (serviceId, files) => candidates.candidate(serviceId, files),
    async importFolder(path, by) {
      const record = await importFolder(kernel, path, by);
      return record && toView(record);
    },
  };
}
