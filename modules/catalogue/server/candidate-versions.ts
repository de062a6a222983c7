import {
  type CompiledService,
  catalogueErrors,
  compileService,
  filesDigest,
  type ServiceFiles,
  ServicePackageError,
} from '../model/index.ts';
import { packageRefused } from './package-refused.ts';

/** Candidates kept compiled. Each is asked for many times in a row while one person tries it. */
const MOST = 20;

/** Packages that are being tried before they are proposed, compiled once as long as they do not change. */
export class CandidateVersions {
  readonly #kept = new Map<string, Promise<CompiledService>>();

  /** @throws CATALOGUE_PACKAGE_REFUSED, CATALOGUE_WRONG_FOLDER */
  async candidate(serviceId: string, files: ServiceFiles): Promise<CompiledService> {
    const digest = await filesDigest(files);
    const kept = this.#kept.get(digest) ?? compileCandidate(files);
    this.#kept.delete(digest);
    this.#kept.set(digest, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    kept.catch(() => this.#kept.delete(digest));
    const service = await kept;
    const found = service.definition.id;
    if (found !== serviceId) throw catalogueErrors.WRONG_FOLDER({ found, expected: serviceId });
    return service;
  }
}

async function compileCandidate(files: ServiceFiles): Promise<CompiledService> {
  return compileService(files, 0).catch((error: unknown) => {
    const [first, ...more] = error instanceof ServicePackageError ? error.findings : [];
    throw first ? packageRefused([first, ...more]) : error;
  });
}
