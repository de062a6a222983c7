import { companies, type TownCompany } from './companies.ts';
import { residents, type TownResident } from './residents.ts';

export interface Town {
  readonly companies: readonly TownCompany[];
  readonly residents: readonly TownResident[];
}

/** The fictional town 临江市云溪区: the same on every machine, codes with valid check digits, nobody real. */
export const TOWN: Town = { companies, residents };
