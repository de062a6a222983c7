import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Route } from '@zhiban/kernel/server';
import { getLicenceFile, getLicenceImage, verifyLicence as verifyOperation } from '../model/operations.ts';
import type { RegisterContext } from './register/context.ts';
import type { LicenceRecord } from './store.ts';
import { verifyLicence } from './verify-licence.ts';
import { renderLicenceImage } from './writing/index.ts';

const FORMS = {
  pdf: { type: 'application/pdf', extension: 'pdf' },
  ofd: { type: 'application/ofd', extension: 'ofd' },
  record: { type: 'application/json', extension: 'json' },
} as const;

/** @throws KERNEL_NOT_FOUND: the licence is older than this form, or the office has no key for it */
function absent(): never {
  throw kernelErrors.NOT_FOUND();
}

export function documentRoutes(context: RegisterContext): Route<Caller>[] {
  const { kernel, store, register } = context;
  const found = async (id: string) => {
    const record = await store.licence(id);
    if (!record) throw kernelErrors.NOT_FOUND();
    return record;
  };
  const licenceImage = async (record: LicenceRecord) => {
    if (record.imageDigest) return kernel.blobs.get(record.imageDigest);
    const image = await renderLicenceImage(await kernel.blobs.get(record.pdfDigest));
    await store.saveImage(record.id, await kernel.blobs.put(image));
    return image;
  };
  return [
    route(getLicenceFile, async ({ params, query }, { caller, permit, reply }) => {
      const record = await found(params.licenceId);
      permit(record);
      await context.opened(caller, record);
      const { version = record.metadata.version } = query;
      const files =
        version === record.metadata.version
          ? record
          : (await register.formerVersions(record.id)).find(former => former.version === version);
      if (!files) throw kernelErrors.NOT_FOUND();
      const { type, extension } = FORMS[query.form];
      const name = encodeURIComponent(`${record.title}-${record.number}-${version}.${extension}`);
      reply.type(type).header('content-disposition', `inline; filename*=UTF-8''${name}`);
      if (query.form === 'record') return JSON.stringify(files.record ?? absent(), null, 2);
      return kernel.blobs.get((query.form === 'ofd' ? files.ofdDigest : files.pdfDigest) ?? absent());
    }),
    route(getLicenceImage, async ({ params }, { caller, permit, reply }) => {
      const record = await found(params.licenceId);
      permit(record);
      await context.opened(caller, record);
      reply.type('image/png').header('cache-control', 'private, max-age=3600');
      return licenceImage(record);
    }),
    route(verifyOperation, ({ params }) => verifyLicence(context, params.identifier)),
  ];
}
