import { call } from '@zhiban/kernel/web';
import { useState } from 'react';
import { removeMaterial, reuseMaterial } from '../../../model/operations.ts';
import { useApplicationCache } from '../use-application.ts';

interface Earlier {
  /** What is being done: the entry that is taken, or `decline`. */
  readonly busy: string | undefined;
  readonly error: unknown;
  use(entryId: string): void;
  decline(): void;
}

/** Uses a material that was submitted earlier, or says that it is not wanted. */
export function useEarlier(applicationId: string, materialId: string): Earlier {
  const cache = useApplicationCache(applicationId);
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const params = { applicationId, materialId };

  async function act(what: string): Promise<void> {
    setBusy(what);
    setError(undefined);
    try {
      cache.adopt(
        what === 'decline'
          ? await call(removeMaterial, { params })
          : await call(reuseMaterial, { params, body: { entryId: what } }),
      );
    } catch (failure) {
      setError(failure);
      // What was offered may have been withdrawn on another page.
      await cache.reload().catch(() => undefined);
    }
    setBusy(undefined);
  }

  return { busy, error, use: entryId => void act(entryId), decline: () => void act('decline') };
}
