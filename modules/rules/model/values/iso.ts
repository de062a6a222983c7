import {
  FeelDate,
  FeelDateTime,
  type FeelDuration,
  FeelTime,
  MonthsDuration,
  SecondsDuration,
} from './temporal.ts';
import { parseZone } from './zones.ts';

// The lexical forms of XML Schema and ISO 8601 that DMN 1.5 (10.3.4.1) takes over.

const DATE = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[\w+/-]+)?$/;
const DURATION =
  /^(-)?P(?:(\d{1,15})Y)?(?:(\d{1,15})M)?(?:(\d{1,12})D)?(T(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(?:\.(\d{0,9})\d*)?S)?)?$/;

const nanosOf = (digits: string | undefined): number => Number((digits ?? '').padEnd(9, '0'));

/** Reads `2026-11-21`; null when the text names no day. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  return match ? FeelDate.of(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Reads `09:30:00`, `09:30:00.5Z`, `09:30:00+08:00`, `09:30:00@Asia/Shanghai`; else null. */
export function parseTime(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const zone = match[5] === undefined ? null : parseZone(match[5]);
  if (match[5] !== undefined && zone === null) return null;
  return FeelTime.of(Number(match[1]), Number(match[2]), Number(match[3]), nanosOf(match[4]), zone);
}

/** Reads a date, `T` and a time; a date alone is its midnight. Else null. */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (!date) return null;
  const clock = at < 0 ? undefined : text.slice(at + 1);
  if (clock === undefined) return new FeelDateTime(date, new FeelTime(0, 0, null));
  const midnight = /^24:00:00(?:\.0+)?(.*)$/.exec(clock);
  if (midnight) {
    const start = parseTime(`00:00:00${midnight[1]}`);
    return start && new FeelDateTime(FeelDate.fromDayNumber(date.dayNumber + 1), start);
  }
  const time = parseTime(clock);
  return time && new FeelDateTime(date, time);
}

/** Reads `P1Y2M` or `P1DT2H3M4.5S`; a mixture of months and days is no FEEL duration and gives null. */
export function parseDuration(text: string): FeelDuration | null {
  const match = DURATION.exec(text);
  if (!match || text.endsWith('P') || match[5] === 'T') return null;
  const [, minus, years, months, days, , hours, minutes, seconds, fraction] = match;
  const sign = minus ? -1 : 1;
  const dayPart = days ?? hours ?? minutes ?? seconds;
  if ((years ?? months) !== undefined) {
    const total = Number(years ?? 0) * 12 + Number(months ?? 0);
    return dayPart === undefined && Number.isSafeInteger(total) ? new MonthsDuration(sign * total) : null;
  }
  const total =
    Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return Number.isSafeInteger(total) ? new SecondsDuration(sign * total, sign * nanosOf(fraction)) : null;
}

/** Reads the text of an `@"..."` literal: date and time, date, time or duration, whichever it is; else null. */
const parseTemporal = (text: string): FeelDate | FeelTime | FeelDateTime | FeelDuration | null =>
  parseDate(text) ??
  parseTime(text) ??
  (text.includes('T') ? parseDateTime(text) : null) ??
  parseDuration(text);

/** What the calls `date("...")`, `time("...")`, `date and time("...")` and `duration("...")` read, and `@"..."`. */
export const TEMPORAL_PARSERS: Readonly<
  Record<string, (text: string) => FeelDate | FeelTime | FeelDateTime | FeelDuration | null>
> = {
  '@': parseTemporal,
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};
