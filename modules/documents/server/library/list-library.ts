import type { Caller } from '@zhiban/identity';
import { civilDay, kernelErrors } from '@zhiban/kernel';
import { isSensitiveKind, kindOfTitle, materialKindNames, shownNumber } from '../../model/library.ts';
import type { LibraryEntryView, LibraryView } from '../../model/library-operations.ts';
import type { LibraryState } from '../../model/library-states.ts';
import type { LicenceRecord } from '../store.ts';
import type { LibraryContext } from './context.ts';
import { type LibraryEntry, readShelf } from './read-shelf.ts';
import type { Holder, UseRecord } from './store.ts';

interface CallersHolder extends Holder {
  readonly code: string;
  readonly name: string;
}

/** Whose library an applicant looks at: the company's that he acts for, else his own. */
export function holderOf(caller: Caller): CallersHolder {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  const { actingFor, personId, residentId, name } = caller;
  return actingFor
    ? { kind: 'organisation', id: actingFor.uscc, code: actingFor.uscc, name: actingFor.name }
    : { kind: 'person', id: personId, code: residentId, name };
}

/** Every paper of the caller's library, also those that are not offered any more, and what each was used for. */
export async function listLibrary(context: LibraryContext, caller: Caller): Promise<LibraryView> {
  const holder = holderOf(caller);
  const [{ consent, entries }, licences] = await Promise.all([
    readShelf(context, holder, holder.code),
    context.documents.licencesOf(holder.code),
  ]);
  const uses = await context.store.usesOf(entries.map(({ id }) => id));
  const today = civilDay(context.kernel.clock.now());
  const views = [
    ...licences.map(licence => licenceView(licence, today)),
    ...entries.map(entry =>
      entryView(
        entry,
        uses.filter(({ entryId }) => entryId === entry.id),
      ),
    ),
  ];
  return {
    holder: { kind: holder.kind, name: holder.name },
    consent,
    entries: views.sort((a, b) => Number(b.state === 'in-force') - Number(a.state === 'in-force')),
  };
}

function entryView(entry: LibraryEntry, uses: readonly UseRecord[]): LibraryEntryView {
  const { id, kind, number, state, trust, verifiedBy, validTo, pages, application, serviceName } = entry;
  return {
    id,
    issued: false,
    kind,
    name: materialKindNames[kind],
    number: shownNumber(kind, number),
    state,
    trust,
    by: verifiedBy,
    validTo,
    sensitive: isSensitiveKind(kind),
    pages,
    from: { application: application.number, service: serviceName, at: entry.filedAt.toISOString() },
    issuedOn: null,
    uses: uses.map(({ usedAt, applicationNumber, serviceName: service, consent }) => ({
      at: usedAt.toISOString(),
      application: applicationNumber,
      service,
      consent,
    })),
  };
}

function licenceView({ id, title, number, metadata, state }: LicenceRecord, today: string): LibraryEntryView {
  const kind = kindOfTitle(title);
  return {
    id,
    issued: true,
    kind,
    name: { zh: title, en: kind === 'other' ? title : materialKindNames[kind].en },
    number,
    state: licenceStateOf(state, metadata.validTo, today),
    trust: 'A',
    by: metadata.issuerName,
    validTo: metadata.validTo,
    sensitive: false,
    pages: 1,
    from: null,
    issuedOn: metadata.issueDate,
    uses: [],
  };
}

/** 05 is what a newer one leaves behind. */
function licenceStateOf(state: LicenceRecord['state'], validTo: string | null, today: string): LibraryState {
  if (state === '05') return 'replaced';
  if (state !== '01') return 'void';
  return validTo !== null && validTo < today ? 'expired' : 'in-force';
}
