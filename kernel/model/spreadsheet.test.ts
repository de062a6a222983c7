import { expect, it } from 'vitest';
import { withoutFormula } from './index.ts';

it.each([
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  '\u3000＝1',
  '=HYPERLINK("https://example.com","清和宾馆")',
])('%j is no formula any more', text => {
  expect(withoutFormula(text)).toBe(`'${text}`);
});

it.each(['', '清和宾馆', '-5.20', '+86', '1=1', '2026-11-21', "'=1"])('%j stays as it is', text => {
  expect(withoutFormula(text)).toBe(text);
});
