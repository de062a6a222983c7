import type { Actor } from '@zhiban/evidence';
import { type LibraryContext, libraryStream } from './context.ts';
import type { Holder } from './store.ts';

/**
 * Takes an entry out of the library for good. What it was used for before stays as it is (个人信息保护法第十五条).
 * Withdrawn twice is withdrawn once.
 */
export function withdrawEntry(
  { kernel, store, evidence }: LibraryContext,
  holder: Holder,
  actor: Actor,
  entryId: string,
): Promise<void> {
  return kernel.transaction(async tx => {
    if (!(await store.withdraw(tx, entryId, kernel.clock.now()))) return;
    await evidence.append(tx, libraryStream(holder), [
      { type: 'documents.library-entry-withdrawn', actor, data: { entry: entryId } },
    ]);
  });
}
