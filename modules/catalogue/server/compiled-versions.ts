import type { Kernel } from '@zhiban/kernel/server';
import { type CompiledService, catalogueErrors, compileService } from '../model/index.ts';
import { findPublished, readFiles } from './store.ts';

/** Versions kept compiled; the least used is dropped. A version takes well under a megabyte. */
const MOST = 500;

/** Compiles each version once. A version never changes, so that nothing has to be dropped when one is published. */
export class CompiledVersions {
  readonly #kernel: Kernel;
  readonly #kept = new Map<string, Promise<CompiledService>>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** @throws CATALOGUE_NO_SUCH_SERVICE */
  async current(serviceId: string): Promise<CompiledService> {
    const published = await findPublished(this.#kernel.db, serviceId);
    if (!published) throw catalogueErrors.NO_SUCH_SERVICE();
    return this.version(serviceId, published.version);
  }

  /** @throws CATALOGUE_NO_SUCH_VERSION */
  version(serviceId: string, version: number): Promise<CompiledService> {
    const key = `${serviceId}@${version}`;
    const kept = this.#kept.get(key) ?? this.#compile(serviceId, version);
    // Moving it to the end keeps the map in the order of use.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    kept.catch(() => this.#kept.delete(key));
    return kept;
  }

  async #compile(serviceId: string, version: number): Promise<CompiledService> {
    const files = await readFiles(this.#kernel.db, serviceId, version);
    if (!files) throw catalogueErrors.NO_SUCH_VERSION({ service: serviceId, version });
    return compileService(files, version);
  }
}
