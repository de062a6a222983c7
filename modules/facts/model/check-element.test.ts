import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkElement, ELEMENTS, element } from './index.ts';

describe('the registry', () => {
  test('has at least 70 elements, each complete', () => {
    const all = Object.entries(ELEMENTS);
    expect(all.length).toBeGreaterThanOrEqual(70);
    for (const [code, entry] of all) {
      expect(entry.code).toBe(code);
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(entry.name.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.name.en).toMatch(/^[A-Z]/);
      expect(entry.type === 'choice').toBe((entry.choices ?? []).length > 1);
      if (entry.format) expect(() => new RegExp(entry.format ?? '', 'u')).not.toThrow();
    }
  });

  test('no two elements share a Chinese name: rules know them by it', () => {
    const names = Object.values(ELEMENTS).map(entry => entry.name.zh);
    expect(new Set(names).size).toBe(names.length);
  });

  test('no choice answers to the words of another', () => {
    for (const { choices = [] } of Object.values(ELEMENTS)) {
      const words = choices.flatMap(({ value, name, aliases = [] }) => [
        ...new Set([value, name.zh, name.en, ...aliases]),
      ]);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  test('identity numbers are sensitive', () => {
    const numbers = Object.values(ELEMENTS).filter(({ check }) => check === 'residentId');
    expect(numbers.length).toBeGreaterThanOrEqual(3);
    expect(numbers.filter(({ sensitivity }) => sensitivity !== 'sensitive')).toEqual([]);
  });

  test.each(['nothing', '', 'toString', '__proto__'])('refuses the unregistered code %j', code => {
    expect(() => element(code)).toThrow(expect.objectContaining({ code: 'FACTS_UNKNOWN_ELEMENT' }));
    expect(() => checkElement(code, 'x')).toThrow(expect.objectContaining({ code: 'FACTS_UNKNOWN_ELEMENT' }));
  });

  test('knows the 56 ethnic groups', () => expect(element('ethnicity').choices).toHaveLength(56));
});

describe('normalises', () => {
  test.each<[string, string | number | boolean, string | number | boolean]>([
    ['uscc', ' 91330199ma2y10015u ', '91330199MA2Y10015U'],
    ['uscc', '９１３３０１９９ＭＡ２Ｙ１００１５Ｕ', '91330199MA2Y10015U'],
    ['uscc', '9133 0199 MA2Y 1001 5U', '91330199MA2Y10015U'],
    ['uscc', '\u200b91330199MA2Y10015U\ufeff', '91330199MA2Y10015U'],
    ['resident_id', '11010519491231002x', '11010519491231002X'],
    ['enterprise_name', '　临江市云溪（集团）有限公司\n', '临江市云溪（集团）有限公司'],
    ['enterprise_name', '临江市ＡＢ１书店', '临江市AB1书店'],
    ['person_name', '王㛃', '王㛃'],
    ['person_name', '阿依古丽·热合曼', '阿依古丽·热合曼'],
    ['business_scope', '一般项目：\r\n文具零售', '一般项目：\n文具零售'],
    ['establishment_date', '2020年3月5日', '2020-03-05'],
    ['establishment_date', '２０２０年０３月０５日', '2020-03-05'],
    ['establishment_date', '2020 年 03 月 05 日', '2020-03-05'],
    ['establishment_date', '2020/3/5', '2020-03-05'],
    ['establishment_date', '2020.03.05', '2020-03-05'],
    ['establishment_date', '20200305', '2020-03-05'],
    ['establishment_date', '二〇二〇年十二月三十一日', '2020-12-31'],
    ['establishment_date', '2024-02-29', '2024-02-29'],
    ['business_term_to', '长期', '9999-12-31'],
    ['licence_valid_to', '长期有效', '9999-12-31'],
    ['registered_capital', '100万元', 1_000_000],
    ['registered_capital', '人民币壹佰万元整', 1_000_000],
    ['registered_capital', '伍佰零伍万圆整', 5_050_000],
    ['registered_capital', '壹亿贰仟万元', 120_000_000],
    ['registered_capital', '12,000.50', 12_000.5],
    ['registered_capital', '100.1234万元人民币', 1_001_234],
    ['registered_capital', '１００万元（人民币）', 1_000_000],
    ['registered_capital', 0.29, 0.29],
    ['employee_count', '12 人', 12],
    ['employee_count', 0, 0],
    ['premises_area', '85.5平方米', 85.5],
    ['abnormal_listed', false, false],
    ['abnormal_listed', '是', true],
    ['enterprise_status', '存续（在营、开业、在册）', '存续'],
    ['enterprise_status', '吊销，未注销', '吊销'],
    ['enterprise_status', '吊销，已注销', '注销'],
    ['licence_status', '01', '有效'],
    ['sex', '女', '女'],
    ['ethnicity', '维吾尔族', '维吾尔'],
    ['mobile_phone', '+86 138-0000-1000', '13800001000'],
    ['mobile_phone', 13800001000, '13800001000'],
    ['contact_phone', '０５７１－88880000', '0571-88880000'],
    ['person_email', ' name@example.cn ', 'name@example.cn'],
    ['residence_division', 330199, '330199'],
    ['licence_number', '（云溪）卫公证字〔2023〕第0012号', '（云溪）卫公证字〔2023〕第0012号'],
  ])('%s %j as %j', (code, value, expected) => {
    expect(checkElement(code, value)).toEqual({ ok: true, value: expected });
    expect(checkElement(code, expected)).toEqual({ ok: true, value: expected });
  });
});

describe('refuses, in plain words and with a way out', () => {
  test.each<[string, string, string | number | boolean]>([
    ['uscc', '统一社会信用代码还没有填写。', ''],
    ['uscc', '统一社会信用代码还没有填写。', '　 '],
    ['uscc', '统一社会信用代码的校验位对不上，可能有一位写错或看错了。', '91330199MA2Y10016U'],
    ['uscc', '统一社会信用代码里有不该出现的字符。', '91330199MA2Y1OO15U'],
    ['uscc', '统一社会信用代码应当是 18 位。', '330199000012345'],
    ['uscc', '统一社会信用代码里的行政区划代码不对。', '9133A199MA2Y10015U'],
    ['resident_id', '公民身份号码应当是 18 位。', '110105491231002'],
    ['resident_id', '公民身份号码里的出生日期不存在。', '330199200302300011'],
    ['resident_id', '公民身份号码的校验位对不上，可能有一位写错或看错了。', '110105194912310020'],
    ['birth_date', '出生日期不是一个真实的日期。', '2026-02-30'],
    ['birth_date', '出生日期不是一个真实的日期。', '2023-02-29'],
    ['birth_date', '出生日期不是一个真实的日期。', '长期'],
    ['birth_date', '出生日期不是一个真实的日期。', '0000-01-01'],
    ['birth_date', '出生日期不是一个真实的日期。', '2026-11-21T00:00:00Z'],
    ['registered_capital', '注册资本不是人民币金额。', '100万美元'],
    ['registered_capital', '注册资本不是一个金额。', '1.005'],
    ['registered_capital', '注册资本不是一个金额。', '-1'],
    ['registered_capital', '注册资本不是一个金额。', '一万二'],
    ['registered_capital', '注册资本不是一个金额。', Number.NaN],
    ['registered_capital', '注册资本不是一个金额。', 1e21],
    ['employee_count', '从业人数应当是不小于 0 的整数。', '1.5'],
    ['employee_count', '从业人数应当是不小于 0 的整数。', '99999999999999999999'],
    ['enterprise_status', '登记状态不在可选的范围里。', '还行'],
    ['sex', '性别不在可选的范围里。', '不详'],
    ['mobile_phone', '手机号码的格式不对。', '12800001000'],
    ['mobile_phone', '手机号码的格式不对。', '1380000100'],
    ['person_email', '电子邮箱的格式不对。', 'name@example'],
    ['person_email', '电子邮箱超过 120 个字。', `${'a'.repeat(120)}@example.cn`],
    ['residence_division', '居住地行政区划的格式不对。', '990100'],
    ['enterprise_postcode', '邮政编码的格式不对。', '31000'],
    ['contact_phone', '联系电话的格式不对。', '88880000'],
    ['abnormal_listed', '是否列入经营异常名录只能是“是”或“否”。', '也许'],
    ['person_name', '姓名超过 60 个字。', '王'.repeat(61)],
    ['person_name', '姓名超过 60 个字。', '𬭎'.repeat(61)],
    ['loss_circumstances', '遗失情况说明超过 500 个字。', '丢'.repeat(1_000_000)],
  ])('%s: %s', (code, problem, value) => {
    const checked = checkElement(code, value);
    if (checked.ok) throw new Error(`accepted as ${checked.value}`);
    expect(checked.problem.zh).toBe(problem);
    expect(checked.problem.en).toMatch(/^[A-Z].*\.$/);
    expect(checked.remedy.zh).toMatch(/。$/);
    expect(checked.remedy.en).toMatch(/\.$/);
  });
});

test('whatever comes in, nothing is thrown, and normalising twice changes nothing', () => {
  const codes = fc.constantFrom(...Object.keys(ELEMENTS));
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom('2026年2月29日', '１２万元', '是', '男 '),
  );
  fc.assert(
    fc.property(codes, values, (code, value) => {
      const once = checkElement(code, value);
      if (once.ok) expect(checkElement(code, once.value)).toEqual(once);
    }),
    { numRuns: 2000 },
  );
});
