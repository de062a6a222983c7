import { expect, it } from 'vitest';
import { alertText, isBulkOpening, isBulkReading, isNight } from './unusual.ts';

it.each([
  ['2026-11-21T13:59:59Z', false],
  ['2026-11-21T14:00:00Z', true],
  ['2026-11-21T21:59:59Z', true],
  ['2026-11-21T22:00:00Z', false],
])('%s is night in China: %s', (instant, night) => {
  expect(isNight(new Date(instant))).toBe(night);
});

it('lets read more by day than by night', () => {
  const [day, night] = [new Date('2026-11-21T02:00:00Z'), new Date('2026-11-21T16:00:00Z')];
  expect([isBulkReading(30, day), isBulkReading(31, day)]).toEqual([false, true]);
  expect([isBulkReading(10, night), isBulkReading(11, night)]).toEqual([false, true]);
  expect([isBulkOpening(60, day), isBulkOpening(61, day)]).toEqual([false, true]);
  expect([isBulkOpening(10, night), isBulkOpening(11, night)]).toEqual([false, true]);
});

it('says what was unusual', () => {
  expect(alertText('bulk-reading', '12').zh).toBe('一小时内查看了 12 个完整号码');
  expect(alertText('network-change', '192.0.2.0/24 → 198.51.100.0/24').zh).toBe(
    '几分钟内换了网络：192.0.2.0/24 → 198.51.100.0/24',
  );
});
