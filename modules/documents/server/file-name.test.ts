import { expect, it } from 'vitest';
import { tidyFileName } from './file-name.ts';

it.each([
  ['营业执照.jpg', '营业执照.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\a.exe', 'a.exe'],
  ['执照\u202egpj.exe', '执照gpj.exe'],
  ['a\u0000b\u001b[31m\n.pdf', 'ab[31m.pdf'],
  ['\u200b\ufeff', '材料'],
  ['...', '材料'],
  ['', '材料'],
  ['  两个   空格 .png ', '两个 空格 .png'],
  ['e\u0301.png', '\u00e9.png'],
  [`${'长'.repeat(10_000)}.pdf`, `${'长'.repeat(95)}….pdf`],
  ['😀'.repeat(200), `${'😀'.repeat(99)}…`],
])('%j is shown as %j', (name, shown) => {
  expect(tidyFileName(name)).toBe(shown);
});
