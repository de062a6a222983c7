import type { Trade } from './trades.ts';

export type Form = 'company' | 'sole' | 'trader' | 'branch' | 'group';

export interface CompanyDetails {
  readonly status?: '歇业' | '吊销' | '注销';
  readonly termTo?: string;
  /** When the register last changed; the establishment date when absent. */
  readonly registrationDate?: string;
  readonly formerly?: {
    /** The last day on which this was so in the register. */
    readonly until: string;
    readonly legalRepresentativeKey?: string;
    readonly name?: string;
    readonly address?: string;
  };
}

export type CompanyRow = readonly [
  key: string,
  name: string,
  trade: Trade,
  form: Form,
  legalRepresentativeKey: string,
  street: string,
  establishmentDate: string,
  capitalInTenThousandYuan: number | null,
  details?: CompanyDetails,
];
