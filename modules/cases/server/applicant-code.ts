import type { CaseContext } from './context.ts';
import type { ApplicationRecord } from './store.ts';

/** A person's ID number is encrypted in the row; a company's code is public. */
export const sealCode = (context: CaseContext, code: string): string =>
  context.kernel.keyring.seal('cases/applicant-code', Buffer.from(code)).toString('base64');
export const openCode = (context: CaseContext, record: ApplicationRecord): string =>
  record.organisation ??
  context.kernel.keyring.open('cases/applicant-code', Buffer.from(record.applicantCode, 'base64')).toString();
