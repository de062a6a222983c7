import calendar from 'chinese-days';

/**
 * The day on which a period of workdays that starts on `from` ends, on China's official calendar with its
 * make-up days: the day of the start does not count (民法典第二百零一条).
 * @param from civil day, `2026-11-21`
 */
export function workdaysAfter(from: string, days: number): string {
  return days === 0 ? from : calendar.findWorkday(days, from);
}

/** Workdays from today until the day, both civil days: 0 on the day itself, negative when it has passed. */
export function workdaysUntil(day: string, today: string): number {
  if (day === today) return 0;
  const [first, last] = day > today ? [today, day] : [day, today];
  const between = calendar.getWorkdaysInRange(first, last, true).filter(date => date !== first).length;
  return day > today ? between : -Math.max(between, 1);
}
