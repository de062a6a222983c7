import type { Holder } from '@zhiban/documents/server';
import type { Caller } from '@zhiban/identity';
import type { SealedColumn } from '@zhiban/kernel/server';
import type { CaseContext } from './context.ts';
import type { ApplicationRecord } from './store.ts';

const PURPOSE = 'cases/applicant-code';

export const sealedApplicantCodes: SealedColumn = {
  table: 'cases.application',
  key: ['id'],
  column: 'applicant_code',
  encoding: 'base64',
  only: 'organisation is null',
  purpose: () => PURPOSE,
};

/** A person's ID number is encrypted in the row; a company's code is public. */
export const sealCode = (context: CaseContext, code: string): string =>
  context.kernel.keyring.seal(PURPOSE, Buffer.from(code)).toString('base64');
export const openCode = (context: CaseContext, record: ApplicationRecord): string =>
  record.organisation ??
  context.kernel.keyring.open(PURPOSE, Buffer.from(record.applicantCode, 'base64')).toString();

/** Whose library an application draws on: the company's that it is for, else the person's. */
export const holderOf = (
  context: CaseContext,
  record: ApplicationRecord,
): Holder & { readonly code: string } => ({
  ...(record.organisation
    ? { kind: 'organisation', id: record.organisation }
    : { kind: 'person', id: record.personId }),
  code: openCode(context, record),
});

/** Whether the caller acts for the applicant now; who once filed for a company may not any more. */
export const actsForApplicant = (caller: Caller, record: ApplicationRecord): boolean =>
  caller.kind === 'applicant' &&
  (record.organisation
    ? caller.actingFor?.uscc === record.organisation
    : caller.personId === record.personId);
