import { expect, test } from 'vitest';
import { altered, caseOf } from '../testing/packages.ts';
import { chineseDay, lastDayAfter } from './documents.ts';

test('the licence of a change keeps number and period and takes the new holder', async () => {
  const { service, input } = await caseOf('new-representative');
  expect(service.licence(input)).toEqual({
    title: '公共场所卫生许可证',
    typeName: '公共场所卫生许可证',
    typeCode: '113301990026010103001',
    number: '云卫公证字〔2024〕第00217号',
    holderName: '临江市清和宾馆有限公司',
    holderCode: '91330199MA2Y18156J',
    holderCodeType: '001',
    validFrom: '2024-04-12',
    validTo: '2028-04-11',
    rows: [
      { label: '单位名称', value: '临江市清和宾馆有限公司' },
      { label: '法定代表人或负责人', value: '陈建国' },
      { label: '经营场所地址', value: '临江市云溪区清河路66号' },
      { label: '经营项目', value: '住宿场所' },
    ],
  });
});

test('a licence that runs for years ends on the day before', async () => {
  const years = altered('service.yaml', /validity:\n\s+keep: .*\n/, 'validity: { years: 4 }\n');
  const { service, input } = await caseOf('new-representative', years);
  expect(service.licence(input)).toMatchObject({ validFrom: '2026-11-21', validTo: '2030-11-20' });
});

test.each([
  ['2024-02-29', 4, '2028-02-28'],
  ['2024-03-01', 1, '2025-02-28'],
  ['2026-01-01', 4, '2029-12-31'],
])('%s plus %i years ends on %s', (from, count, last) => {
  expect(lastDayAfter(from, count)).toBe(last);
});

test('days are written in Chinese, an end that never comes as 长期', () => {
  expect(chineseDay('2026-03-05')).toBe('2026年3月5日');
  expect(chineseDay('9999-12-31')).toBe('长期');
});

test('a licence is not made with a hole in it', async () => {
  const { service, input } = await caseOf('no-old-licence');
  expect(() => service.licence(input)).toThrow(expect.objectContaining({ code: 'CATALOGUE_NOT_A_VALUE' }));
});

test('letters fill in the braces', async () => {
  const { service, input } = await caseOf('new-representative');
  const letter = service.letter('approve', input);
  expect(letter.title).toBe('准予变更行政许可决定书');
  expect(letter.paragraphs[1]).toContain('法定代表人或负责人为“陈建国”');
  expect(letter.paragraphs.join('')).not.toMatch(/[{}]/);
});
