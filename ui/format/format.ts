/** An ISO 8601 day (`2026-11-21`), an instant, or a Date. */
export type DateInput = string | Date;

const zone = 'Asia/Shanghai';
const dayParts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
const timeParts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' });
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isEnglish = (language: string): boolean => language.startsWith('en');
const englishDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

/** The civil day in China, `2026-11-21`. A day stays itself; an instant becomes the day in Shanghai. */
export function formatDay(value: DateInput): string {
  if (typeof value === 'string' && isoDay.test(value)) return value;
  return dayParts.format(new Date(value));
}

/** The civil time of day in China, `10:32`. */
export function formatTime(value: DateInput): string {
  return timeParts.format(new Date(value));
}

/** `2026年11月21日`, in English `21 November 2026`. Throws RangeError if the value is no date. */
export function formatDate(value: DateInput, language = 'zh-CN'): string {
  const day = formatDay(value);
  if (isEnglish(language)) return englishDay.format(new Date(`${day}T00:00:00Z`));
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026-11-21 14:05` in China's civil time, the same in both languages. */
export function formatDateTime(value: DateInput): string {
  return `${formatDay(value)} ${formatTime(value)}`;
}

/**
 * `1,234.56 元`, in English `CNY 1,234.56`.
 * @param cents whole cents (分), as money is kept everywhere
 */
export function formatMoney(cents: bigint | number, language = 'zh-CN'): string {
  const total = BigInt(cents);
  const size = total < 0n ? -total : total;
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const amount = `${total < 0n ? '-' : ''}${whole}.${(size % 100n).toString().padStart(2, '0')}`;
  return isEnglish(language) ? `CNY ${amount}` : `${amount} 元`;
}

/** A file's size in the unit that people read: `340 KB`, `2.4 MB`. */
export function formatBytes(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo < 1024) return `${Math.max(1, Math.round(kilo))} KB`;
  const mega = kilo / 1024;
  return `${Number.isInteger(mega) || mega >= 100 ? Math.round(mega) : mega.toFixed(1)} MB`;
}
