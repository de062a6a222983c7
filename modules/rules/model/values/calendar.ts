// Proleptic Gregorian calendar arithmetic over integers (ISO 8601), free of any machine time zone.

const MAX_YEAR = 999_999_999;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether year, month and day name a day; years reach from -999999999 to 999999999 as in XML Schema. */
export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) &&
  Math.abs(year) <= MAX_YEAR &&
  Number.isInteger(month) &&
  month >= 1 &&
  month <= 12 &&
  Number.isInteger(day) &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/** 1 for 1 January, 365 or 366 for 31 December. */
export const dayOfYear = (year: number, month: number, day: number): number =>
  (DAYS_BEFORE_MONTH[month - 1] ?? 0) + day + (month > 2 && isLeapYear(year) ? 1 : 0);

/** Days from 1970-01-01 to the given day, negative before it. */
export function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return before * 365 + leapDays + dayOfYear(year, month, day) - 719_163;
}

/** The inverse of {@link dayNumber}. */
export function dayFromNumber(days: number): { year: number; month: number; day: number } {
  let year = 1970 + Math.floor(days / 365.2425);
  while (dayNumber(year, 1, 1) > days) year -= 1;
  while (dayNumber(year + 1, 1, 1) <= days) year += 1;
  let rest = days - dayNumber(year, 1, 1);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekday = (days: number): number => ((((days + 3) % 7) + 7) % 7) + 1;

/** The ISO 8601 week: week 1 holds the year's first Thursday. */
export function weekOfYear(days: number): number {
  const thursday = days - weekday(days) + 4;
  const { year } = dayFromNumber(thursday);
  return Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
}

/** Adds months and keeps the day, cut to the length of the month reached (DMN 1.5, table 57). */
export function addMonths(
  from: { readonly year: number; readonly month: number; readonly day: number },
  months: number,
): { year: number; month: number; day: number } {
  const total = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return { year, month, day: Math.min(from.day, daysInMonth(year, month)) };
}
