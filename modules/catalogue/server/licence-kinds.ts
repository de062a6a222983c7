import type { Kernel } from '@zhiban/kernel/server';
import { type LicenceKinds, licenceKindOf } from '../model/index.ts';
import type { CompiledVersions } from './compiled-versions.ts';
import { listPublished } from './store.ts';

/** What the licences that the published services issue are as materials, by type code. */
export async function licenceKinds(kernel: Kernel, versions: CompiledVersions): Promise<LicenceKinds> {
  const published = await listPublished(kernel.db);
  const services = await Promise.all(
    published.map(({ serviceId, version }) => versions.version(serviceId, version)),
  );
  return new Map(
    services.flatMap(({ definition: { licence } }) =>
      licence ? [[licence.typeCode, licenceKindOf(licence)] as const] : [],
    ),
  );
}
