import type { Actor } from '@zhiban/evidence';
import type { LibraryConsent } from '../../model/library-states.ts';
import { type LibraryContext, libraryStream } from './context.ts';
import type { Holder } from './store.ts';

/** Says how a holder's papers may be used from now on. */
export function setConsent(
  { kernel, store, evidence }: LibraryContext,
  holder: Holder,
  actor: Actor,
  consent: LibraryConsent,
): Promise<void> {
  return kernel.transaction(async tx => {
    await store.setConsent(tx, holder, consent, kernel.clock.now());
    await evidence.append(tx, libraryStream(holder), [
      { type: 'documents.library-consent-changed', actor, data: { consent } },
    ]);
  });
}
