import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Kernel, Route } from '@zhiban/kernel/server';
import { getLicenceFile, getLicenceImage, verifyLicence as verifyOperation } from '../model/operations.ts';
import type { IssuingKeys } from './issuing-keys.ts';
import type { DocumentStore } from './store.ts';
import { verifyLicence } from './verify-licence.ts';

export function documentRoutes(kernel: Kernel, store: DocumentStore, keys: IssuingKeys): Route<Caller>[] {
  const found = async (id: string) => {
    const record = await store.licence(id);
    if (!record) throw kernelErrors.NOT_FOUND();
    return record;
  };
  return [
    route(getLicenceFile, async ({ params }, { permit, reply }) => {
      const record = await found(params.licenceId);
      permit(record);
      const name = encodeURIComponent(`${record.title}-${record.number}.pdf`);
      reply.type('application/pdf').header('content-disposition', `inline; filename*=UTF-8''${name}`);
      return kernel.blobs.get(record.pdfDigest);
    }),
    route(getLicenceImage, async ({ params }, { permit, reply }) => {
      const record = await found(params.licenceId);
      permit(record);
      reply.type('image/png').header('cache-control', 'private, max-age=3600');
      return kernel.blobs.get(record.imageDigest);
    }),
    route(verifyOperation, ({ params }) => verifyLicence(kernel, store, keys, params.identifier)),
  ];
}
