import type { ReadField } from '../../../model/reading.ts';

export interface Agreement {
  /** The number, and the field that repeats a part of it. */
  readonly number: string;
  readonly other: string;
  readonly holds: boolean;
}

/** What a resident ID number says of its holder (GB 11643-1999, 3.2 and 3.3). */
function told(number: string): Readonly<Record<string, string>> {
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return { birth_date: birth, sex: Number(number[16]) % 2 === 1 ? '男' : '女' };
}

/** Whether birth and sex as they are printed agree with an ID number. */
export function agreements(number: string, fields: readonly ReadField[]): Agreement[] {
  return Object.entries(told(number)).flatMap(([other, value]) => {
    const printed = fields.find(field => field.element === other);
    return printed ? [{ number: 'resident_id', other, holds: printed.value === value }] : [];
  });
}
