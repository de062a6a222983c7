import { addMonths, dayFromNumber, dayNumber, dayOfYear, isCalendarDay, weekday } from './calendar.ts';
import { type Zone, zoneOffset, zoneText } from './zones.ts';

const DAY_SECONDS = 86_400;
const NANO = 1_000_000_000;
const two = (n: number): string => String(n).padStart(2, '0');

const yearText = (year: number): string => (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');

/** A calendar day without a time. Immutable. */
export class FeelDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** The day, or null when year, month and day name none. */
  static of(year: number, month: number, day: number): FeelDate | null {
    return isCalendarDay(year, month, day) ? new FeelDate(year, month, day) : null;
  }

  static fromDayNumber(days: number): FeelDate {
    const { year, month, day } = dayFromNumber(days);
    return new FeelDate(year, month, day);
  }

  /** Days since 1970-01-01. */
  get dayNumber(): number {
    return dayNumber(this.year, this.month, this.day);
  }

  /** 1 for Monday to 7 for Sunday. */
  get weekday(): number {
    return weekday(this.dayNumber);
  }

  get dayOfYear(): number {
    return dayOfYear(this.year, this.month, this.day);
  }

  plusMonths(months: number): FeelDate | null {
    const { year, month, day } = addMonths(this, months);
    return FeelDate.of(year, month, day);
  }

  toString(): string {
    return `${yearText(this.year)}-${two(this.month)}-${two(this.day)}`;
  }
}

/** A time of day with nanoseconds, with or without a zone. Immutable. */
export class FeelTime {
  /** Whole seconds since midnight, 0 to 86399. */
  readonly seconds: number;
  /** 0 to 999999999. */
  readonly nanos: number;
  readonly zone: Zone | null;

  constructor(seconds: number, nanos: number, zone: Zone | null) {
    this.seconds = seconds;
    this.nanos = nanos;
    this.zone = zone;
  }

  static of(hour: number, minute: number, second: number, nanos: number, zone: Zone | null): FeelTime | null {
    const valid = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
    return valid ? new FeelTime(hour * 3600 + minute * 60 + second, nanos, zone) : null;
  }

  get hour(): number {
    return Math.floor(this.seconds / 3600);
  }

  get minute(): number {
    return Math.floor(this.seconds / 60) % 60;
  }

  get second(): number {
    return this.seconds % 60;
  }

  toString(): string {
    const fraction = this.nanos === 0 ? '' : `.${String(this.nanos).padStart(9, '0').replace(/0+$/, '')}`;
    const zone = this.zone ? zoneText(this.zone) : '';
    return `${two(this.hour)}:${two(this.minute)}:${two(this.second)}${fraction}${zone}`;
  }
}

/** A date with a time. Immutable. */
export class FeelDateTime {
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }

  /** Seconds of the wall clock since 1970-01-01T00:00:00, the zone left aside. */
  get localSeconds(): number {
    return this.date.dayNumber * DAY_SECONDS + this.time.seconds;
  }

  /** Seconds east of UTC, null without a zone. */
  get offsetSeconds(): number | null {
    return this.time.zone ? zoneOffset(this.time.zone, this.localSeconds) : null;
  }

  /** Seconds since 1970-01-01T00:00:00Z; without a zone, as if it were UTC. */
  get instantSeconds(): number {
    return this.localSeconds - (this.offsetSeconds ?? 0);
  }

  static fromLocal(seconds: number, nanos: number, zone: Zone | null): FeelDateTime {
    const days = Math.floor(seconds / DAY_SECONDS);
    return new FeelDateTime(
      FeelDate.fromDayNumber(days),
      new FeelTime(seconds - days * DAY_SECONDS, nanos, zone),
    );
  }

  toString(): string {
    return `${this.date}T${this.time}`;
  }
}

/** A duration in whole months (`P1Y2M`). Immutable. */
export class MonthsDuration {
  readonly months: number;

  constructor(months: number) {
    this.months = months === 0 ? 0 : months;
  }

  toString(): string {
    const total = Math.abs(this.months);
    if (total === 0) return 'P0M';
    const years = Math.floor(total / 12);
    const months = total % 12;
    return `${this.months < 0 ? '-' : ''}P${years ? `${years}Y` : ''}${months ? `${months}M` : ''}`;
  }
}

/** A duration in seconds and nanoseconds (`P1DT2H`). Immutable; `nanos` is 0 to 999999999, also when negative. */
export class SecondsDuration {
  readonly seconds: number;
  readonly nanos: number;

  constructor(seconds: number, nanos = 0) {
    const carry = Math.floor(nanos / NANO);
    this.seconds = seconds + carry === 0 ? 0 : seconds + carry;
    this.nanos = nanos - carry * NANO;
  }

  negated(): SecondsDuration {
    return new SecondsDuration(-this.seconds, -this.nanos);
  }

  /** Days, hours, minutes, seconds, each with the sign of the whole. */
  get parts(): { days: number; hours: number; minutes: number; seconds: number; nanos: number } {
    const sign = this.seconds < 0 ? -1 : 1;
    const absolute = sign < 0 ? this.negated() : this;
    const signed = (n: number): number => (n === 0 ? 0 : sign * n);
    return {
      days: signed(Math.floor(absolute.seconds / DAY_SECONDS)),
      hours: signed(Math.floor(absolute.seconds / 3600) % 24),
      minutes: signed(Math.floor(absolute.seconds / 60) % 60),
      seconds: signed(absolute.seconds % 60),
      nanos: signed(absolute.nanos),
    };
  }

  toString(): string {
    const { days, hours, minutes, seconds, nanos } = this.parts;
    const size = (n: number, unit: string): string => (n === 0 ? '' : `${Math.abs(n)}${unit}`);
    const fraction = nanos === 0 ? '' : `.${String(Math.abs(nanos)).padStart(9, '0').replace(/0+$/, '')}`;
    const second = seconds === 0 && nanos === 0 ? '' : `${Math.abs(seconds)}${fraction}S`;
    const clock = `${size(hours, 'H')}${size(minutes, 'M')}${second}`;
    if (days === 0 && clock === '') return 'PT0S';
    return `${this.seconds < 0 ? '-' : ''}P${size(days, 'D')}${clock ? `T${clock}` : ''}`;
  }
}

export type FeelDuration = MonthsDuration | SecondsDuration;
