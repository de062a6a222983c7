import { DIVISIONS, element, PROVINCES } from '@zhiban/facts';
import type { FieldCheck, ReadField } from '../../../model/reading.ts';

/** Where the six digits of a division begin in a code (GB 32100-2015, GB 11643-1999, GB/T 37346-2019). */
const divisionAt: Readonly<Record<string, number>> = { uscc: 2, resident_id: 0, property_unit_number: 0 };
/** Registered with the national authority itself. */
const national = '10';
/** Permit of Taiwan residents to live here: a number of the same form. */
const taiwan = '83';

const names = [...Object.values(PROVINCES), ...DIVISIONS.map(({ name }) => name)].map(({ zh }) => zh);

/**
 * Whether the place in a value is in the table of divisions (GB/T 2260). Of an address only the beginning can be
 * told, and only that it is known: the table does not hold every place.
 */
export function placeCheck({ element: code, value }: ReadField): FieldCheck | null {
  const at = divisionAt[code];
  if (at !== undefined) {
    const province = value.slice(at, at + 2);
    return { kind: 'place', passed: province in PROVINCES || province === national || province === taiwan };
  }
  if (!element(code).address) return null;
  return names.some(name => value.startsWith(name)) ? { kind: 'place', passed: true } : null;
}
