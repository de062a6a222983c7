import { expect, it } from 'vitest';
import { backOf, signInAddress } from './back.ts';

it('leads back to the whole address', () => {
  const address = signInAddress('/sign-in', { pathname: '/apply/x', search: '?a=1&b=2', hash: '#loss_date' });
  expect(address).toBe('/sign-in?back=%2Fapply%2Fx%3Fa%3D1%26b%3D2%23loss_date');
  expect(backOf(new URLSearchParams(address.split('?')[1]), '/')).toBe('/apply/x?a=1&b=2#loss_date');
});

it.each([
  ['', '/home'],
  ['//evil.example/x', '/home'],
  ['/\\evil.example', '/home'],
  ['/\t/evil.example', '/home'],
  ['https://evil.example/', '/home'],
  ['javascript:alert(1)', '/home'],
  ['applications', '/home'],
  ['/applications', '/applications'],
  ['/a/../b', '/b'],
])('of %j goes to %s', (back, expected) => {
  expect(backOf(new URLSearchParams({ back }), '/home')).toBe(expected);
});
