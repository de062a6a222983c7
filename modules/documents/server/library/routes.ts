import type { Actor } from '@zhiban/evidence';
import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Route, RouteContext } from '@zhiban/kernel/server';
import * as operations from '../../model/library-operations.ts';
import type { LibraryContext } from './context.ts';
import { holderOf, listLibrary } from './list-library.ts';
import { setConsent } from './set-consent.ts';
import { withdrawEntry } from './withdraw-entry.ts';

export function libraryRoutes(context: LibraryContext): Route<Caller>[] {
  /** The entry, if it is the caller's: who filed for a company and no longer acts for it does not see it. */
  const met = async (id: string, { permit }: RouteContext<Caller>) => {
    const entry = await context.store.entry(id);
    if (!entry) throw kernelErrors.NOT_FOUND();
    permit({ personId: entry.personId, organisation: entry.organisation });
    return entry;
  };
  return [
    route(operations.listLibrary, (_input, { caller }) => listLibrary(context, caller)),
    route(operations.getLibraryPage, async ({ params }, http) => {
      const { documentId } = await met(params.entryId, http);
      const image = await context.documents.pageImage(documentId, params.page);
      return http.reply
        .type('image/jpeg')
        .header('cache-control', 'private, max-age=3600')
        .send(Buffer.from(image));
    }),
    route(operations.withdrawLibraryEntry, async ({ params }, http) => {
      const { id, personId, organisation } = await met(params.entryId, http);
      const holder =
        personId === null
          ? ({ kind: 'organisation', id: organisation ?? '' } as const)
          : ({ kind: 'person', id: personId } as const);
      await withdrawEntry(context, holder, actorOf(http.caller), id);
      return listLibrary(context, http.caller);
    }),
    route(operations.setLibraryConsent, async ({ body }, { caller }) => {
      await setConsent(context, holderOf(caller), actorOf(caller), body.consent);
      return listLibrary(context, caller);
    }),
  ];
}

function actorOf(caller: Caller): Actor {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  return { kind: 'applicant', id: caller.personId, name: caller.name };
}
