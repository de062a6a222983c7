import { PROVINCES } from './divisions.ts';

/** The characters of a unified social credit code in the order of their values; I, O, S, V, Z are left out. */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ID_CHECK_CHARACTERS = '10X98765432';

export type CodeFault = 'length' | 'characters' | 'division' | 'date' | 'check';

/** GB 32100-2015, 4.3: weights 3^(i-1) mod 31; the check character makes the sum divisible by 31. */
function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += USCC_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** GB 11643-1999, 4.2 (ISO 7064 MOD 11-2): the weight of position i from the right is 2^(i-1) mod 11. */
function idCheckCharacter(first17: string): string {
  let sum = 0;
  for (const digit of first17) sum = ((sum + Number(digit)) * 2) % 11;
  return ID_CHECK_CHARACTERS.charAt(sum);
}

/** Whether `year-month-day` is a day of the Gregorian calendar. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What is wrong with a unified social credit code, or null. Expects upper case and half-width. */
export function usccFault(text: string): CodeFault | null {
  if (text.length !== 18) return 'length';
  if ([...text].some(character => !USCC_ALPHABET.includes(character))) return 'characters';
  if (!/^\d{6}$/.test(text.slice(2, 8))) return 'division';
  return usccCheckCharacter(text.slice(0, 17)) === text.charAt(17) ? null : 'check';
}

/** What is wrong with a resident ID number, or null. Expects upper case and half-width. */
export function residentIdFault(text: string): CodeFault | null {
  if (text.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(text)) return 'characters';
  // 83: residence permit of Taiwan residents, outside the provinces of GB/T 2260.
  if (!(text.slice(0, 2) in PROVINCES) && !text.startsWith('83')) return 'division';
  const year = Number(text.slice(6, 10));
  if (year < 1850 || year > 2099) return 'date';
  if (!isRealDay(year, Number(text.slice(10, 12)), Number(text.slice(12, 14)))) return 'date';
  return idCheckCharacter(text.slice(0, 17)) === text.charAt(17) ? null : 'check';
}

/**
 * Whether a text is a unified social credit code as GB 32100-2015 writes it: 18 characters, upper case,
 * half-width, digits in the division, check character by MOD 31. Normalise first: see `checkElement`.
 */
export function checkUscc(text: string): boolean {
  return usccFault(text) === null;
}

/**
 * Whether a text is a resident ID number of GB 11643-1999: 18 characters, a province, a real day of birth,
 * check character by MOD 11-2. The 15-digit numbers of the first generation are no longer valid
 * (居民身份证法; withdrawn on 1 January 2013).
 */
export function checkResidentId(text: string): boolean {
  return residentIdFault(text) === null;
}

/** Completes a unified social credit code; for fixtures. Throws when the 17 characters are not of the standard. */
export function usccWithCheck(first17: string): string {
  return completed(first17 + usccCheckCharacter(first17), usccFault);
}

/** Completes a resident ID number; for fixtures. Throws when the 17 digits are not of the standard. */
export function residentIdWithCheck(first17: string): string {
  return completed(first17 + idCheckCharacter(first17), residentIdFault);
}

function completed(code: string, faultOf: (code: string) => CodeFault | null): string {
  const fault = faultOf(code);
  if (fault) throw new RangeError(`${code} cannot be completed: ${fault}`);
  return code;
}
