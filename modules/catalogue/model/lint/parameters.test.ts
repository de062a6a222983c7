import { expect, test } from 'vitest';
import { altered, caseOf, hygieneFiles } from '../../testing/packages.ts';
import { compileService } from '../compile.ts';
import { parseExamples, runExamples } from '../examples.ts';
import { lintService } from './index.ts';

const FILE = 'parameters.yaml';
const VALUE = "{ from: '2011-05-01', value: P4Y, source: 《公共场所卫生管理条例实施细则》第二十五条 }";
const withValue = (value: string) => altered(FILE, VALUE, value);

test.each([
  [
    'a value without a source',
    withValue("{ from: '2011-05-01', value: P4Y, source: 惯例 }"),
    '没有写明依据',
    6,
  ],
  ['a value of another type', altered(FILE, 'P4Y', '4'), '不是 duration 类型', 6],
  ['an unknown type', altered(FILE, 'duration', 'money'), '“有效期限.type”的值不在可选范围里', 4],
  ['two values of a day', withValue(`${VALUE}\n    - ${VALUE}`), '参数“有效期限”在 2011-05-01 有两个值。', 7],
  [
    'a parameter that no rule reads',
    altered(
      FILE,
      /^有效期限:/m,
      '备用:\n  label: { zh: 备用, en: spare }\n  type: number\n  values: [{ from: "2020-01-01", value: 1, source: 《某法》第一条 }]\n有效期限:',
    ),
    '没有规则用到参数“备用”',
    2,
  ],
  [
    'no value today',
    altered(FILE, "from: '2011-05-01',", "from: '2011-05-01', to: '2026-11-30',"),
    '参数“有效期限”在 2030-01-01（今天）没有值。',
    2,
  ],
  [
    'no value on the day of an example',
    altered(FILE, '2011-05-01', '2026-11-22'),
    '参数“有效期限”在 2026-11-21（示例的日期）没有值。',
    2,
  ],
])('%s is told with its line', async (_, files, says, line) => {
  const findings = await lintService(files, '2030-01-01');
  expect(findings.find(({ message }) => message.zh.includes(says))).toMatchObject({ file: FILE, line });
});

test('an example of a day without a value fails, with that as its reason', async () => {
  const files = altered(FILE, '2011-05-01', '2026-11-22');
  const examples = parseExamples(files['cases.yaml'] ?? '').value;
  if (!examples) throw new Error('no examples');
  const [first] = runExamples(await compileService(files, 1), examples).results;
  expect(first).toMatchObject({
    passed: false,
    got: { outcome: 'refer', band: 'human', reasons: ['error:RULES_NO_PARAMETER'] },
  });
});

test('rules that read an undeclared parameter do not compile', async () => {
  const { [FILE]: _, ...files } = hygieneFiles;
  const [finding] = await lintService(files);
  expect(finding).toMatchObject({
    file: 'decision.dmn',
    severity: 'error',
    message: { zh: '规则用到了“参数.有效期限”，但事项里没有它。' },
  });
});

test('a decision takes the value of its own day', async () => {
  const files = withValue(
    `${VALUE}\n    - { from: '2026-11-22', value: P5Y, source: 《公共场所卫生管理条例实施细则》第二十五条 }`,
  );
  const { service, input } = await caseOf('new-name', files);
  const on = (asOf: string) => {
    const { outcome, reasons } = service.decide({ ...input, asOf });
    return { outcome, reasons: reasons.map(({ id, text }) => [id, text.zh]) };
  };
  expect(on('2026-11-21')).toMatchObject({ outcome: 'approve' });
  expect(on('2026-11-22')).toMatchObject({
    outcome: 'refer',
    reasons: [['licence-period', '原许可证的有效期不是5年，可能看错了，也可能被改动过。']],
  });
  expect(() => service.decide({ ...input, asOf: '2011-04-30' })).toThrow(
    expect.objectContaining({ code: 'RULES_NO_PARAMETER' }),
  );
});
