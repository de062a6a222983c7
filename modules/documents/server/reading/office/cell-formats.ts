import type { Parts } from './package.ts';
import { readXml } from './xml.ts';

/** How a number is shown. */
export type Shown = 'number' | 'date' | 'time' | 'share' | { readonly digits: number };

/** Formats that every program knows by number (ECMA-376, part 1, 18.8.30): dates, also Chinese ones, and times. */
const isDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id === 36;
const isTime = (id: number): boolean =>
  (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47);

const shownBy = (format: string): Shown => {
  const [positive = ''] = format.split(';');
  const letters = positive
    .slice(0, 200)
    .replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  if (/[yd]/i.test(letters)) return 'date';
  if (/[hs]/i.test(letters)) return 'time';
  if (/m/i.test(letters)) return 'date';
  if (letters.includes('%')) return 'share';
  return /^0{2,20}$/.test(letters) ? { digits: letters.length } : 'number';
};

/** How the cells of each style show a number, by the number of the style. */
export function cellFormats(parts: Parts, styles: string): Shown[] {
  const own = new Map<number, string>();
  const formats: Shown[] = [];
  let inCells = false;
  readXml(parts.get(styles) ?? '', {
    open(name, attribute) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      const code = own.get(id);
      if (code !== undefined) formats.push(shownBy(code));
      else if (isDate(id)) formats.push('date');
      else if (isTime(id)) formats.push('time');
      else formats.push(id === 9 || id === 10 ? 'share' : 'number');
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

const dayMs = 86_400_000;
/** The largest date that Excel knows: 9999-12-31. */
const lastDay = 2_958_465;

/** A moment as Excel counts it: days from 1900 with the leap day that 1900 did not have, or from 1904. */
const moment = (serial: number, from1904: boolean, timeAlone: boolean): string => {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round((days * dayMs) / 1000) * 1000).toISOString();
  const [day = '', rest = ''] = iso.split('T');
  const time = rest.slice(0, rest.slice(6, 8) === '00' ? 5 : 8);
  if (timeAlone && serial < 1) return time;
  return time === '00:00' ? day : `${day} ${time}`;
};

/** A number as the sheet shows it, without its separators and colours. */
export function shownNumber(text: string, shown: Shown, from1904: boolean): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  // Fifteen digits are what Excel itself keeps; more is the noise of binary fractions.
  const precise = Number(value.toPrecision(15));
  if (shown === 'date' || shown === 'time')
    return value >= 0 && value <= lastDay ? moment(value, from1904, shown === 'time') : String(precise);
  if (shown === 'share') return `${Number((value * 100).toPrecision(15))}%`;
  return shown === 'number' ? String(precise) : String(Math.round(value)).padStart(shown.digits, '0');
}
