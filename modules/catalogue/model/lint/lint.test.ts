import { expect, test } from 'vitest';
import { altered, hygieneFiles } from '../../testing/packages.ts';
import { lintService } from './index.ts';

const YAML = 'service.yaml';
const DMN = 'decision.dmn';
const CASES = 'cases.yaml';

/** What is changed in a sound package, and what lint has to say of it. */
const defects: [
  name: string,
  file: string,
  from: string | RegExp,
  to: string,
  says: string,
  severity?: 'error' | 'warning',
][] = [
  ['broken YAML', YAML, 'projectType:', 'projectType', 'YAML 格式有误'],
  ['a missing section', YAML, /^guide:\n( .*\n|\n)*/m, '', '缺少“guide”'],
  ['a misspelt key', YAML, 'statutoryDays: 20', 'statutaryDays: 20', '不认识的“statutaryDays”'],
  [
    'a value that is no choice',
    YAML,
    "taskType: '01'",
    "taskType: '99'",
    '“item.taskType”的值不在可选范围里',
  ],
  ['a text for a number', YAML, 'visits: 0', 'visits: 零', '“item.visits”应当是数字'],
  [
    'an unregistered element',
    YAML,
    'element: mobile_phone',
    'element: mobile_fone',
    '要素“mobile_fone”没有登记',
  ],
  [
    'prefill from nowhere',
    YAML,
    'carrier: [登记, 营业执照], editable',
    'carrier: [人口], editable',
    '“人口”里没有可以预填“uscc”的内容',
  ],
  [
    'FEEL that does not compile',
    YAML,
    'required: 来源.登记 != "已应答"',
    'required: 来源.登记 !=',
    'materials.1.required',
  ],
  ['a table that does not exist', YAML, '变更审查]', '变动审查]', '没有名为“变动审查”的决策表'],
  [
    'a promise longer than the law',
    YAML,
    'promisedDays: 1',
    'promisedDays: 30',
    '承诺办结时限比法定时限还长',
  ],
  [
    'a place that materials never come from',
    YAML,
    'reuse: [library]',
    'reuse: [drawer]',
    'materials.1.reuse',
  ],
  [
    'reuse of what cannot be recognised',
    YAML,
    'kind: business_licence',
    'kind: other',
    '种类是 other 的材料认不出来，材料库里找不到它',
  ],
  [
    'a licence that nothing names',
    YAML,
    /kind: hygiene_licence\n {4}required/,
    'kind: other\n    required',
    '不知道哪种电子证照可以代替它',
  ],
  [
    'an age for what is not reused',
    YAML,
    '    reuse: [library]\n',
    '',
    '写了 reuseMonths，却没有 reuse: [library]',
  ],
  [
    'a licence type that is not looked for',
    YAML,
    'reuse: [library]\n',
    "reuse: [library]\n    licenceType: '113301990026010103001'\n",
    '写了 licenceType，却没有 reuse: [licence-register]',
  ],
  [
    'equal telephones',
    YAML,
    'complaintPhone: 0570-12345',
    'complaintPhone: 0570-8800101',
    '咨询电话与投诉电话相同',
  ],
  ['a charge without fees', YAML, 'chargeable: false', 'chargeable: true', '却没有收费项目和依据'],
  ['visits without a reason', YAML, 'visits: 0', 'visits: 1', '要求到现场，却没有写原因'],
  [
    'no visits with a reason',
    YAML,
    'visits: 0',
    'visits: 0\n  visitsReason: { zh: 看, en: look }',
    '到现场次数是 0',
  ],
  ['a licence without its flow', YAML, 'issue, delivery]', 'issue]', '流程缺少：delivery'],
  ['an article that is not listed', YAML, '第七十条, what', '第七十一条, what', '第七十条不在事项的法律依据'],
  [
    'an empty guide text',
    YAML,
    'zh: 新的公共场所卫生许可证（电子证照）。许可证号和有效期与原证相同。',
    "zh: ''",
    '办事指南的“youGet”没有中文',
  ],
  ['a guide without text', 'guide.md', /[\s\S]+/, '# 指南', 'guide.md 没有标题，或内容太少'],
  ['XML that is none', DMN, '</definitions>', '', ''],
  [
    'a misspelt element in a rule',
    DMN,
    '<text>not(登记.住所)</text>',
    '<text>not(登记.住地)</text>',
    '登记.住地',
  ],
  [
    'a row without a legal basis',
    DMN,
    '<text>《中华人民共和国行政许可法》第九条</text>',
    '<text></text>',
    '规则“both-changed”没有写明法律依据',
  ],
  ['a row without a review point', DMN, '<text>经营场所没有搬迁</text>', '<text></text>', '没有写审查要点'],
  [
    'a trust that does not exist',
    DMN,
    '<text>登记.企业名称=A</text>',
    '<text>登记.企业名称=Z</text>',
    '看不懂信任要求',
  ],
  [
    'a correction without a remedy',
    DMN,
    /(id="name-unchanged-out-3"><text>)[^<]*/,
    '$1null',
    '要求补正，却没有写怎么补',
  ],
  [
    'an outcome that is none',
    DMN,
    /(id="name-unchanged-out-1"><text>)[^<]*/,
    '$1&quot;maybe&quot;',
    '没有写明结论',
  ],
  [
    'outcomes that leave cases out',
    DMN,
    /(id="decide-approve-in-1"><text>)-/,
    '$1&lt; 5',
    '最后一行还有条件',
  ],
  [
    'a field that does not exist',
    DMN,
    '<text>&quot;申请.经营项目&quot;</text>',
    '<text>&quot;申请.经营范围&quot;</text>',
    '字段“申请.经营范围”不存在',
  ],
  ['an unknown element in a case', CASES, '手机号码: ', '电话: ', '要素“电话”没有登记'],
  [
    'an unknown material in a case',
    CASES,
    'business-licence: { provided: true',
    'business-permit: { provided: true',
    '没有“business-permit”',
  ],
  ['a case twice', CASES, '- id: new-name', '- id: new-representative', '“new-representative”出现了两次'],
  [
    'a row that no case fires',
    CASES,
    / {2}- id: items-in-disguise\n(?: {4}.*\n)+/,
    '',
    '没有示例触发规则“items-changed”',
    'warning',
  ],
  [
    'a value that the register never gives',
    DMN,
    '<text>&quot;吊销&quot;</text>',
    '<text>&quot;吊消&quot;</text>',
    '第 2 行“company-revoked”永远不会命中：“登记状态”没有一个可能的值满足 "吊消"',
  ],
  [
    'an answer that the form does not offer',
    DMN,
    /(id="both-changed-in-1"><text>)&quot;两项&quot;/,
    '$1&quot;二项&quot;',
    '第 7 行“both-changed”永远不会命中',
  ],
  [
    'conclusions that contradict one another',
    DMN,
    '<text>&quot;歇业&quot;,&quot;清算&quot;,&quot;迁出&quot;</text>',
    '<text>&quot;吊销&quot;</text>',
    '的条件完全一样，结论却不同。例如：登记状态 = “吊销”',
  ],
  [
    'an outcome that another always takes',
    DMN,
    /(id="decide-refuse-in-1"><text>)&gt; 0/,
    '$1-',
    '第 2 行“decide-refer”永远轮不到：它的每一种情况都已由第 1 行“decide-refuse”决定',
  ],
  [
    'an outcome that no case comes to',
    DMN,
    /(id="decide-refuse-in-1"><text>)&gt; 0/,
    '$1&gt; 9',
    '没有示例触发规则“decide-refuse”',
    'warning',
  ],
];

test.each(defects)('%s', async (_name, file, from, to, says, severity = 'error') => {
  const files = altered(file, from, to);
  const findings = await lintService(files);
  const finding = findings.find(({ message }) => message.zh.includes(says));
  expect(finding, JSON.stringify(findings)).toMatchObject({ severity });
  expect(finding?.message.en).not.toBe('');
  expect(finding?.remedy.zh).not.toBe('');
  expect(finding?.remedy.en).not.toBe('');
});

test('the sound package has no findings', async () => {
  expect(await lintService(hygieneFiles)).toEqual([]);
});

test('findings say file, line and column', async () => {
  const [wrongTrust] = await lintService(
    altered(DMN, '<text>登记.企业名称=A</text>', '<text>登记.企业名称=Z</text>'),
  );
  const line =
    (hygieneFiles[DMN] ?? '').split('\n').findIndex(text => text.includes('id="name-not-registered"')) + 1;
  expect(wrongTrust).toMatchObject({ file: DMN, line });
  const [wrongChoice] = await lintService(altered(YAML, "taskType: '01'", "taskType: '99'"));
  const row = (hygieneFiles[YAML] ?? '').split('\n').findIndex(text => text.includes('taskType:')) + 1;
  expect(wrongChoice).toMatchObject({ file: YAML, line: row, column: 3 });
});

test('findings about a row name it, for the margin of the editor', async () => {
  const findings = await lintService(
    altered(DMN, '<text>&quot;吊销&quot;</text>', '<text>&quot;吊消&quot;</text>'),
  );
  expect(findings.map(({ row, severity }) => [row, severity])).toEqual([
    ['company-revoked', 'error'],
    ['company-revoked', 'warning'],
  ]);
});

test('a missing file is told before anything else', async () => {
  const { 'guide.md': _guide, ...files } = hygieneFiles;
  expect(await lintService(files)).toMatchObject([
    { file: 'guide.md', message: { zh: '缺少文件 guide.md。' } },
  ]);
});

test('YAML aliases cannot unfold into a huge document', async () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${'*a, '.repeat(20)}*a]\nc: &c [${'*b, '.repeat(20)}*b]\nd: [${'*c, '.repeat(20)}*c]\n`;
  const findings = await lintService({ ...hygieneFiles, [YAML]: bomb });
  expect(findings.some(({ file, severity }) => file === YAML && severity === 'error')).toBe(true);
});
