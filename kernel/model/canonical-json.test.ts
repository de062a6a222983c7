import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it.each([
  ['{"b":1,"a":[true,null,{"d":"","c":0}]}', '{"a":[true,null,{"c":0,"d":""}],"b":1}'],
  // RFC 8785, 3.2.3: sorted by UTF-16 code units, so that U+1F600 (D83D DE00) comes before U+FB33.
  [
    '{"\\ufb33":1,"\\ud83d\\ude00":2,"\\u20ac":3,"1":4,"\\r":5,"ö":6}',
    '{"\\r":5,"1":4,"ö":6,"€":3,"😀":2,"\ufb33":1}',
  ],
  // RFC 8785, 3.2.2: escapes and numbers.
  [
    '{"n":[1E30,4.50,2e-3,333333333.33333329],"s":"\\u20ac$\\u000F\\nA\'\\"\\/"}',
    '{"n":[1e+30,4.5,0.002,333333333.3333333],"s":"€$\\u000f\\nA\'\\"/"}',
  ],
  ['"证照"', '"证照"'],
])('writes %s in the one way', (text, canonical) => {
  expect(canonicalJson(JSON.parse(text))).toBe(canonical);
});
