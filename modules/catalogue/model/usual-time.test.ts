import { expect, test } from 'vitest';
import { bucketOf, usualTime } from './usual-time.ts';

test.each([
  [0, 0],
  [10, 0],
  [10.1, 1],
  [86_400, 5],
  [86_401, 6],
  [99_999_999, 10],
])('%d seconds fall into bucket %d', (seconds, bucket) => {
  expect(bucketOf(seconds)).toBe(bucket);
});

test('four of five took at most so long', () => {
  const histogram = [
    { bucket: 5, applications: 2, automatic: 0 },
    { bucket: 0, applications: 8, automatic: 7 },
  ];
  expect(usualTime(histogram)).toEqual({ applications: 10, withinSeconds: 10, automaticShare: 0.7 });
  expect(
    usualTime([
      { bucket: 0, applications: 7, automatic: 7 },
      { bucket: 5, applications: 3, automatic: 0 },
    ]),
  ).toEqual({
    applications: 10,
    withinSeconds: 86_400,
    automaticShare: 0.7,
  });
});

test('nothing is said before the first application, and no bound where there is none', () => {
  expect(usualTime([])).toBeNull();
  expect(usualTime([{ bucket: 10, applications: 1, automatic: 0 }])?.withinSeconds).toBeNull();
});
