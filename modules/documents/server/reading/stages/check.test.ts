import { describe, expect, it } from 'vitest';
import { type KindTemplate, kindTemplates } from '../../../model/kinds/index.ts';
import type { ReadField } from '../../../model/reading.ts';
import { check } from './check.ts';

const template = kindTemplates.find(one => one.kind === 'resident_id_card');
const business = kindTemplates.find(one => one.kind === 'business_licence');
const field = (element: string, value: string, confidence = 0.98): ReadField => {
  const box = { x: 0, y: 0, width: 0.1, height: 0.1 };
  return { element, value, raw: value, confidence, page: 1, box, check: 'none' };
};
const none: KindTemplate = { kind: 'business_licence', titles: [], labels: [] };

it('passes what holds and normalises it', () => {
  const { fields, warnings } = check(
    [
      field('uscc', '91330199MA2FJ8K3XT'),
      field('registered_capital', '壹佰万元整'),
      field('business_term_to', '长期'),
    ],
    none,
  );
  expect(fields.map(one => [one.value, one.check])).toEqual([
    ['91330199MA2FJ8K3XT', 'passed'],
    ['1000000', 'passed'],
    ['9999-12-31', 'passed'],
  ]);
  expect(warnings).toEqual([]);
});

it('keeps a code with a wrong check digit, says so and trusts it little', () => {
  const { fields, warnings } = check([field('uscc', '91330199MA2FJ8K4XT')], none);
  expect(fields[0]).toMatchObject({ value: '91330199MA2FJ8K4XT', check: 'failed', confidence: 0.3 });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.zh).toContain('统一社会信用代码的校验位对不上');
});

it('mends a code whose misreading is certain and keeps what was read', () => {
  const { fields, warnings } = check([field('uscc', '9133O199MA2FJ8K3XT')], none);
  expect(fields[0]).toMatchObject({
    value: '91330199MA2FJ8K3XT',
    raw: '9133O199MA2FJ8K3XT',
    check: 'passed',
    repaired: true,
    confidence: 0.6,
  });
  expect(warnings[0]?.zh).toBe('统一社会信用代码有看不清的字符，已按校验位认作 91330199MA2FJ8K3XT，请核对。');
});

it('mends a word of a closed list by what else the recogniser saw, if one of these alone is in the list', () => {
  const seen = (...texts: string[]) => ({
    ...field('ethnicity', texts[0] ?? ''),
    characters: [{ at: 0, options: texts.map(text => ({ text, probability: 0.3 })) }],
  });
  const mended = check([seen('并', '井', '壮')], none);
  expect(mended.fields[0]).toMatchObject({ value: '壮', raw: '并', check: 'passed', repaired: true });
  expect(mended.warnings[0]?.zh).toBe('民族有看不清的字符，已按名单认作 壮，请核对。');
  expect(check([seen('并', '壮', '满')], none).fields[0]).toMatchObject({ value: '并', check: 'failed' });
});

describe('the name of an authority, on which the seal lies', () => {
  const places = (text: string, others: Readonly<Record<string, string>> = {}) =>
    [...text].map((character, index) => ({
      at: index / text.length,
      options: [
        { text: character, probability: character in others ? 0.6 : 0.97 },
        { text: others[character] ?? '', probability: 0.03 },
      ],
    }));
  const authority = (value: string, others?: Readonly<Record<string, string>>) => ({
    ...field('registration_authority', value),
    characters: places(value, others),
  });
  const address = field('business_address', '浙江省临江市云溪区学院路66号');

  it('is mended by the address on the same paper', () => {
    const read = authority('临汪市云溪区市场监督管理局', { 汪: '江' });
    const { fields, warnings } = check([read, address], business ?? none);
    expect(fields[0]).toMatchObject({
      value: '临江市云溪区市场监督管理局',
      raw: '临汪市云溪区市场监督管理局',
      repaired: true,
      confidence: 0.6,
      checks: [{ kind: 'agreement', passed: true, with: 'business_address' }],
    });
    expect(warnings[0]?.zh).toContain('已按住所认作 临江市云溪区市场监督管理局，请核对。');
  });

  it('stays as it is when it is another place, or when the address was the one misread', () => {
    const other = authority('临江市南湖区市场监督管理局');
    expect(check([other, address], business ?? none).fields[0]).not.toHaveProperty('repaired');
    const right = authority('临江市云溪区市场监督管理局', { 江: '汪' });
    const misread = { ...address, value: '临汪市云溪区学院路66号' };
    const characters = places(misread.value, { 汪: '江' }).map((place, index) =>
      index === 1 ? { ...place, options: place.options.map(one => ({ ...one, probability: 0.4 })) } : place,
    );
    expect(check([right, { ...misread, characters }], business ?? none).fields[0]?.value).toBe(
      '临江市云溪区市场监督管理局',
    );
  });
});

describe('checks between fields', () => {
  const kinds = (one: ReadField | undefined) =>
    (one?.checks ?? []).map(({ kind, passed, with: other }) => [kind, passed, ...(other ? [other] : [])]);
  const of = (fields: readonly ReadField[], element: string) => fields.find(one => one.element === element);

  it('an ID number says birth, sex and place', () => {
    const { fields, warnings } = check(
      [
        field('resident_id', '330199199003070018'),
        field('birth_date', '1990-03-07'),
        field('sex', '男'),
        field('residence_address', '浙江省临江市云溪区学院路66号'),
      ],
      none,
    );
    expect(kinds(of(fields, 'resident_id'))).toEqual([
      ['check_digit', true],
      ['agreement', true, 'birth_date'],
      ['agreement', true, 'sex'],
      ['place', true],
    ]);
    expect(kinds(of(fields, 'residence_address'))).toEqual([['place', true]]);
    expect(warnings).toEqual([]);
  });

  it('a date of birth that differs from the number: both fail, and a person is told', () => {
    const { fields, warnings } = check(
      [field('resident_id', '330199199003070018'), field('birth_date', '1991-03-07')],
      none,
    );
    expect(fields.map(one => one.check)).toEqual(['failed', 'failed']);
    expect(warnings.map(one => one.zh)).toEqual(['出生日期与公民身份号码对不上，请对照原件核对。']);
  });

  it('an end before its beginning: both fail, and it is a sign', () => {
    const { fields, signs } = check(
      [field('licence_valid_from', '2026-12-01'), field('licence_valid_to', '2022-11-30')],
      none,
    );
    expect(kinds(fields[1])).toEqual([
      ['format', true],
      ['date_order', false, 'licence_valid_from'],
    ]);
    expect(fields.map(one => [one.check, one.confidence])).toEqual([
      ['failed', 0.3],
      ['failed', 0.3],
    ]);
    expect(signs).toMatchObject([
      { kind: 'dates', text: { zh: '有效期至（2022-11-30）早于有效期自（2026-12-01），请对照原件核对。' } },
    ]);
  });

  it('birth and sex decide between two numbers that both have a right check digit', () => {
    const read = '330199199003070058';
    const options = (texts: string) => [...texts].map(text => ({ text, probability: 0.5 }));
    const characters = [...read].map((character, at) => ({
      // Either change makes the check digit right; only the one in the birthday contradicts it.
      options: options(at === 16 ? '51' : at === 9 ? '01' : character),
      at: at / 18,
    }));
    const { fields } = check(
      [{ ...field('resident_id', read), characters }, field('birth_date', '1990-03-07'), field('sex', '男')],
      none,
    );
    expect(of(fields, 'resident_id')).toMatchObject({
      value: '330199199003070018',
      raw: read,
      repaired: true,
      check: 'passed',
    });
  });
});

it('names what is missing and what was hard to read', () => {
  if (!template || !business) throw new Error('templates');
  expect(check([field('person_name', '顾明川', 0.7)], template).warnings.map(one => one.zh)).toEqual([
    '姓名看得不太清楚，请核对。',
    '没有读到公民身份号码，请手动填写或重新拍照。',
  ]);
  expect(check([], business).warnings).toHaveLength(4);
});
