import { type Bilingual, CIVIL_TIME_ZONE } from '@zhiban/kernel';
import type { SecurityAlert } from './factor-operations.ts';

/** A session that turns up in another network so soon after is worth a look: nobody changes offices in minutes. */
export const NETWORK_CHANGE_WITHIN_MS = 10 * 60_000;

/** How many personal values one may read in full within an hour before somebody is told. */
const READINGS_AN_HOUR = { day: 30, night: 10 } as const;

/** How many records of others one may open within an hour; a desk by day sees many. */
const OPENINGS_AN_HOUR = { day: 60, night: 10 } as const;

const hourFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: CIVIL_TIME_ZONE,
  hour: '2-digit',
  hourCycle: 'h23',
});

/** From ten in the evening to six in the morning, civil time. */
export function isNight(instant: Date): boolean {
  const hour = Number(hourFormat.format(instant));
  return hour >= 22 || hour < 6;
}

/** Whether so many readings within an hour are too many at this time of day. */
export const isBulkReading = (readings: number, at: Date): boolean =>
  readings > READINGS_AN_HOUR[isNight(at) ? 'night' : 'day'];

/** The same for records that were opened. */
export const isBulkOpening = (records: number, at: Date): boolean =>
  records > OPENINGS_AN_HOUR[isNight(at) ? 'night' : 'day'];

/** The sentence of an alert; `detail` is what its detector noted. */
export function alertText(kind: SecurityAlert['kind'], detail: string): Bilingual {
  switch (kind) {
    case 'new-device':
      return { zh: '从没用过的浏览器登录', en: 'Signed in from a browser that was not known' };
    case 'network-change':
      return {
        zh: `几分钟内换了网络：${detail}`,
        en: `Changed to another network within minutes: ${detail}`,
      };
    case 'bulk-reading':
      return {
        zh: `一小时内查看了 ${detail} 个完整号码`,
        en: `Read ${detail} personal values in full within an hour`,
      };
    case 'bulk-opening':
      return {
        zh: `一小时内打开了 ${detail} 份他人的申请或证照`,
        en: `Opened ${detail} applications or licences of others within an hour`,
      };
  }
}
