/** A time zone: a fixed offset from UTC, or the name of a region in the IANA database. */
export type Zone = { readonly offsetSeconds: number } | { readonly region: string };

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(region: string): Intl.DateTimeFormat | null {
  const known = formats.get(region);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: region,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    // An unknown region: remembered as such.
  }
  if (formats.size < 1000) formats.set(region, format);
  return format;
}

const isRegion = (region: string): boolean => /^[A-Za-z][\w+/-]*$/.test(region) && formatOf(region) !== null;

const INSTANT_LIMIT = 8.64e12;

function offsetAt(region: string, instant: number): number {
  const format = formatOf(region);
  if (!format || Math.abs(instant) > INSTANT_LIMIT) return 0;
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant * 1000)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return local.getTime() / 1000 - instant;
}

/** Seconds east of UTC in the zone at a local wall-clock second (counted from 1970-01-01T00:00:00 local). */
export function zoneOffset(zone: Zone, localSeconds: number): number {
  if ('offsetSeconds' in zone) return zone.offsetSeconds;
  const whole = Math.floor(localSeconds);
  const guess = offsetAt(zone.region, whole);
  return offsetAt(zone.region, whole - guess);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `Z`, `+08:00` or `@Asia/Shanghai`. */
export function zoneText(zone: Zone): string {
  if ('region' in zone) return `@${zone.region}`;
  if (zone.offsetSeconds === 0) return 'Z';
  const seconds = Math.abs(zone.offsetSeconds);
  const tail = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  const sign = zone.offsetSeconds < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${tail}`;
}

/** Reads what {@link zoneText} writes; null when it names no zone (offsets reach 18 hours). */
export function parseZone(text: string): Zone | null {
  if (text === 'Z' || text === 'z') return { offsetSeconds: 0 };
  if (text.startsWith('@')) return isRegion(text.slice(1)) ? { region: text.slice(1) } : null;
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const total = hours * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || total > 18 * 3600) return null;
  return { offsetSeconds: match[1] === '-' ? -total : total };
}
