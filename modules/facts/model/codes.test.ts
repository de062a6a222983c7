import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResidentId, checkUscc, residentIdWithCheck, usccWithCheck } from './index.ts';

const USCC_SIGNS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const DIGITS = [...'0123456789'];

describe('unified social credit code, GB 32100-2015', () => {
  test.each([
    // The standard's own example, then codes whose check character was computed by hand elsewhere.
    ['91350100M000100Y43', true],
    ['91330199MA2Y10015U', true],
    ['92330199MA2YRTUWXX', true],
    ['11330199000000000Y', true],
    ['1233019900000000YQ', true],
    ['9133019900000000AM', true],
    ['91330199MA2Y10015V', false],
    ['91330199MA2Y10015u', false],
    ['91330199ma2y10015U', false],
    ['９１330199MA2Y10015U', false],
    ['91330199MA2Y10015U ', false],
    ['91330199MA2Y10015', false],
    ['91330199MA2Y10015UU', false],
    ['91330199MA2Y1OO15U', false],
    ['91330199MA2YI0015U', false],
    ['91330199MAZY10015U', false],
    ['9133019SMA2Y10015U', false],
    ['9133A199MA2Y10015U', false],
    ['', false],
    ['000000000000000000\n', false],
  ])('%s: %s', (code, valid) => expect(checkUscc(code)).toBe(valid));

  const bodies = fc
    .tuple(
      fc.array(fc.constantFrom(...USCC_SIGNS), { minLength: 2, maxLength: 2 }),
      fc.array(fc.constantFrom(...DIGITS), { minLength: 6, maxLength: 6 }),
      fc.array(fc.constantFrom(...USCC_SIGNS), { minLength: 9, maxLength: 9 }),
    )
    .map(parts => parts.flat().join(''));

  test('one changed character never passes', () => {
    fc.assert(
      fc.property(bodies, fc.nat(17), fc.constantFrom(...USCC_SIGNS), (body, at, sign) => {
        const code = usccWithCheck(body);
        const changed = code.slice(0, at) + sign + code.slice(at + 1);
        return checkUscc(code) && checkUscc(changed) === (changed === code);
      }),
      { numRuns: 2000 },
    );
  });

  test('two different neighbours exchanged never pass', () => {
    fc.assert(
      fc.property(bodies, fc.nat(16), (body, at) => {
        const code = usccWithCheck(body);
        const [left, right] = [code.charAt(at), code.charAt(at + 1)];
        return left === right || !checkUscc(code.slice(0, at) + right + left + code.slice(at + 2));
      }),
      { numRuns: 2000 },
    );
  });

  test('cannot complete what the standard excludes', () => {
    expect(() => usccWithCheck('91330199MA2Y1OO15')).toThrow(RangeError);
    expect(() => usccWithCheck('9133')).toThrow(RangeError);
  });
});

describe('resident ID number, GB 11643-1999', () => {
  test.each([
    // The standard's own two examples, then numbers computed elsewhere.
    ['11010519491231002X', true],
    ['440524188001010014', true],
    ['330199194403080108', true],
    ['330199200002290049', true],
    ['83019919900101001X', true],
    ['330199209912310011', true],
    ['11010519491231002x', false],
    ['110105194912310021', false],
    ['１１010519491231002X', false],
    ['110105491231002', false],
    ['11010519491231002', false],
    ['1101051949123100 2X', false],
    ['X10105194912310021', false],
    ['', false],
  ])('%s: %s', (number, valid) => expect(checkResidentId(number)).toBe(valid));

  test.each([
    '33019919000229001', // 1900 was no leap year
    '33019920230230001',
    '33019920231301001',
    '33019920230001001',
    '33019920230100001',
    '33019917991231001',
    '33019921000101001',
    '00019919900101001', // no such province
    '99019919900101001',
    '3301991990010100', // one digit short
  ])('%s cannot be completed', first17 => expect(() => residentIdWithCheck(first17)).toThrow(RangeError));

  test('one changed character never passes', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.nat(999), fc.nat(17), fc.constantFrom(...DIGITS, 'X'), (day, serial, at, sign) => {
        const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
        const number = residentIdWithCheck(`330199${birth}${String(serial).padStart(3, '0')}`);
        const changed = number.slice(0, at) + sign + number.slice(at + 1);
        return checkResidentId(number) && checkResidentId(changed) === (changed === number);
      }),
      { numRuns: 2000 },
    );
  });
});
