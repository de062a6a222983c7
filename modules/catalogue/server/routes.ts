import { type Caller, samePerson } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Kernel, Route } from '@zhiban/kernel/server';
import { catalogueErrors } from '../model/index.ts';
import * as operations from '../model/operations.ts';
import { approveVersion } from './approve-version.ts';
import type { CompiledVersions } from './compiled-versions.ts';
import { findServices } from './find-services.ts';
import type { Holdings } from './known-materials.ts';
import { knownMaterials } from './known-materials.ts';
import { proposeVersion } from './propose-version.ts';
import { readGuide } from './read-guide.ts';
import { readVersionFiles } from './read-version-files.ts';
import { listAllVersions, toView } from './store.ts';

export function catalogueRoutes(
  kernel: Kernel,
  versions: CompiledVersions,
  holdings: Holdings,
): Route<Caller>[] {
  return [
    route(operations.listServices, async ({ query }) => ({
      services: await findServices(kernel, versions, query),
    })),
    route(operations.getGuide, ({ params }) => readGuide(kernel, versions, params.serviceId)),
    route(operations.listKnownMaterials, async ({ params }, { caller }) => ({
      materials: await knownMaterials(kernel, versions, holdings, caller, params.serviceId),
    })),
    route(operations.listVersions, async ({ params }) => {
      const all = await listAllVersions(kernel.db, params.serviceId);
      if (all.length === 0) throw catalogueErrors.NO_SUCH_SERVICE();
      return { versions: all.map(toView) };
    }),
    route(operations.getServiceFiles, async ({ params }) => {
      const { record, files } = await readVersionFiles(kernel, params.serviceId, params.version);
      return { version: toView(record), files };
    }),
    route(operations.proposeVersion, async ({ params, body }, { caller }) =>
      toView(await proposeVersion(kernel, { ...params, files: body.files, proposedBy: staffId(caller) })),
    ),
    route(operations.approveVersion, async ({ params }, { caller }) =>
      toView(
        await approveVersion(kernel, {
          ...params,
          approvedBy: staffId(caller),
          isAuthor: account => samePerson(caller, account),
        }),
      ),
    ),
  ];
}

function staffId(caller: Caller): string {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  return caller.staffId;
}
