import { call, upload } from '@zhiban/kernel/web';
import type { Upload } from '@zhiban/ui';
import { useState } from 'react';
import { attachMaterial, removeMaterial } from '../../../model/operations.ts';
import { useApplicationCache } from '../use-application.ts';

interface MaterialUpload {
  /** The file that is being sent or was refused; undefined when the server's word counts. */
  readonly under: Upload | undefined;
  send(file: File): void;
  retry(): void;
  remove(): void;
}

/** Sends and removes one material's file. */
export function useMaterialUpload(applicationId: string, materialId: string): MaterialUpload {
  const cache = useApplicationCache(applicationId);
  const [under, setUnder] = useState<Upload>();
  const [last, setLast] = useState<File>();
  const params = { applicationId, materialId };

  async function sendNow(file: File): Promise<void> {
    const { name } = file;
    setLast(file);
    setUnder({ name, state: 'uploading', progress: 0 });
    const onProgress = (progress: number) =>
      // Everything is sent, but the server still stores and judges it.
      setUnder(progress < 1 ? { name, state: 'uploading', progress } : { name, state: 'reading' });
    try {
      cache.adopt(await upload(attachMaterial, { params, file, onProgress }));
      setUnder(undefined);
    } catch (error) {
      setUnder({ name, state: 'failed', error });
    }
  }

  async function removeNow(): Promise<void> {
    const refused = under?.state === 'failed';
    setUnder(undefined);
    // A file that never arrived is only taken off the page.
    if (refused) return;
    try {
      cache.adopt(await call(removeMaterial, { params }));
    } catch (error) {
      setUnder({ name: '', state: 'failed', error });
    }
  }

  return {
    under,
    send: file => void sendNow(file),
    retry: () => void (last ? sendNow(last) : removeNow()),
    remove: () => void removeNow(),
  };
}
