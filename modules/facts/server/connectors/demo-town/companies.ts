import { UNLIMITED, usccWithCheck } from '../../../model/index.ts';
import { COMFORT_ROWS } from './comfort-rows.ts';
import type { CompanyDetails, Form } from './company-row.ts';
import { CULTURE_ROWS } from './culture-rows.ts';
import { residents } from './residents.ts';
import { TRADES, type Trade } from './trades.ts';

/** A company of the fictional town, as the register knows it today. */
export interface TownCompany {
  readonly key: string;
  readonly name: string;
  readonly uscc: string;
  readonly trade: Trade;
  readonly type: string;
  /** A sole trader's operator, a branch's person in charge. */
  readonly legalRepresentativeKey: string;
  readonly legalRepresentative: string;
  /** In yuan; null for sole traders and branches. */
  readonly registeredCapital: number | null;
  readonly establishmentDate: string;
  readonly termTo: string;
  readonly address: string;
  readonly scope: string;
  readonly registrationDate: string;
  readonly status: string;
  /** What its older licences still say, where that differs. */
  readonly formerly?: CompanyDetails['formerly'];
}

const TYPES: Readonly<Record<Form, string>> = {
  company: '有限责任公司（自然人投资或控股）',
  sole: '有限责任公司（自然人独资）',
  trader: '个体工商户',
  branch: '股份有限公司分公司',
  group: '其他股份有限公司（非上市）',
};

/** The check character of an organisation code (GB 11714-1997): positions 9 to 17 of the credit code. */
function organisationCode(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce(
    (total, sign, index) => total + Number.parseInt(sign, 36) * (weights[index] ?? 0),
    0,
  );
  return body + '0X987654321'.charAt(sum % 11);
}

const nameOf = new Map(residents.map(resident => [resident.key, resident.name]));

export const companies: readonly TownCompany[] = [...CULTURE_ROWS, ...COMFORT_ROWS].map(
  (
    [key, name, trade, form, legalRepresentativeKey, street, establishmentDate, capital, details = {}],
    index,
  ) => {
    const legalRepresentative = nameOf.get(legalRepresentativeKey);
    if (!legalRepresentative) throw new Error(`${key}: ${legalRepresentativeKey} is no resident of the town`);
    return {
      key,
      name,
      // 9: market supervision; 1: enterprise, 2: sole trader (GB 32100-2015, annex A).
      uscc: usccWithCheck(
        `9${form === 'trader' ? 2 : 1}330199${organisationCode(`MA2Y${1001 + 37 * index}`)}`,
      ),
      trade,
      type: TYPES[form],
      legalRepresentativeKey,
      legalRepresentative,
      registeredCapital: capital === null ? null : capital * 10_000,
      establishmentDate,
      termTo: details.termTo ?? UNLIMITED,
      address: `浙江省临江市云溪区${street}`,
      scope: TRADES[trade],
      registrationDate: details.registrationDate ?? establishmentDate,
      status: details.status ?? '存续',
      formerly: details.formerly,
    };
  },
);
