import { expect, test } from 'vitest';
import { altered, caseOf } from '../testing/packages.ts';
import type { Decision, DecisionInput } from './types.ts';

const short = ({ outcome, band, reasons }: Decision) => [outcome, band, ...reasons.map(({ id }) => id)];

test('an approval names its article, the facts that it rests on and every point that was checked', async () => {
  const { service, input } = await caseOf('new-representative');
  const decision = service.decide(input);
  const [reason] = decision.reasons;
  expect(short(decision)).toEqual(['approve', 'automatic', 'decide-approve']);
  expect(reason?.legalBasis).toBe('《公共场所卫生管理条例实施细则》第二十七条');
  expect(reason?.row).toEqual({ decision: '决定', index: 4 });
  expect(reason?.facts).toContainEqual({
    carrier: '登记',
    element: 'legal_representative',
    value: '陈建国',
    trust: 'A',
    source: '登记',
  });
  expect(decision.passed.map(({ text }) => text.zh)).toContain('原许可证在有效期内');
  // Points about a business licence that nobody handed in were not checked.
  expect(decision.passed.map(({ text }) => text.zh)).not.toContain('营业执照是本单位的');
  expect(decision.service).toMatchObject({ id: 'hygiene-licence-change', version: 3 });
  expect(decision.trace).toBeUndefined();
  expect(service.decide(input, { trace: true }).trace).toHaveLength(27);
});

test('the same input gives the same decision', async () => {
  const { service, input } = await caseOf('forged-number-year');
  const again = await caseOf('forged-number-year');
  expect(again.service.decide(again.input)).toEqual(service.decide(input));
});

test('a reason leads to the field, says the remedy and what was read', async () => {
  const { service, input } = await caseOf('expired-yesterday');
  expect(service.decide(input).reasons[0]).toMatchObject({
    id: 'licence-expired',
    outcome: 'refuse',
    text: { zh: '原许可证的有效期到2026-11-20为止，已经过期，不能变更。' },
    remedy: { zh: '请改为申请新的公共场所卫生许可证。' },
    field: { carrier: '原许可证', element: 'licence_valid_to' },
    row: { decision: '原证审查', index: 1 },
    facts: [
      {
        carrier: '原许可证',
        element: 'licence_valid_to',
        value: '2026-11-20',
        trust: 'C',
        source: '原许可证',
      },
    ],
  });
});

test('a refusal is a referral, unless the service allows it and every fact of its ground is proven', async () => {
  const allowing = altered('service.yaml', 'automaticRefusal: false', 'automaticRefusal: true');
  const refused = await caseOf('deregistered', allowing);
  expect(short(refused.service.decide(refused.input))).toEqual(['refuse', 'automatic', 'company-ended']);

  const blurred = await caseOf('expired-yesterday', allowing);
  const unsure = withFact(blurred.input, '原许可证', 'licence_valid_to', { confidence: 0.5 });
  expect(short(blurred.service.decide(blurred.input))).toEqual(['refuse', 'automatic', 'licence-expired']);
  expect(short(blurred.service.decide(unsure))).toEqual([
    'refer',
    'human',
    'licence-expired',
    'trust:原许可证.licence_valid_to',
  ]);
});

test('a register that does not answer neither approves nor refuses, even where refusals are automatic', async () => {
  const allowing = altered('service.yaml', 'automaticRefusal: false', 'automaticRefusal: true');
  const { service, input } = await caseOf('expired-yesterday', allowing);
  const silent: DecisionInput = {
    ...input,
    sources: { 登记: 'unavailable' },
    materials: { ...input.materials, 'business-licence': { provided: true } },
    carriers: { ...input.carriers, 登记: {} },
  };
  const decision = service.decide(silent);
  expect(decision.outcome).toBe('refer');
  expect(decision.reasons.map(({ id }) => id)).toContain('source:登记');
  // not("存续") and the like hold for null in FEEL: they must not become grounds.
  expect(decision.reasons.map(({ id }) => id)).not.toContain('company-not-active');
});

test('what an officer has to see goes before what the applicant can mend; both are told', async () => {
  const { service, input } = await caseOf('forged-issuer');
  const { mobile_phone: _phone, ...rest } = input.carriers.申请 ?? {};
  const decision = service.decide({ ...input, carriers: { ...input.carriers, 申请: rest } });
  expect(short(decision)).toEqual(['refer', 'human', 'licence-issuer', 'missing:申请.mobile_phone']);
});

test('what the applicant can mend goes before doubts that only keep the machine from approving', async () => {
  const { service, input } = await caseOf('hard-to-read');
  const { mobile_phone: _phone, ...rest } = input.carriers.申请 ?? {};
  const decision = service.decide({ ...input, carriers: { ...input.carriers, 申请: rest } });
  expect(short(decision)).toEqual(['correct', 'automatic', 'missing:申请.mobile_phone']);
});

const lacks: [string, string, string, object, string[]][] = [
  [
    'declared where a register is demanded',
    '登记',
    'legal_representative',
    { trust: 'D' },
    ['trust:登记.legal_representative'],
  ],
  ['just sure enough', '原许可证', 'licence_valid_to', { confidence: 0.9 }, ['decide-approve']],
  [
    'not quite sure',
    '原许可证',
    'licence_valid_to',
    { confidence: 0.899 },
    ['trust:原许可证.licence_valid_to'],
  ],
  [
    'a failed check digit',
    '原许可证',
    'licence_number',
    { evidence: { check: 'failed' } },
    ['trust:原许可证.licence_number'],
  ],
  [
    'verified at a window, confidence does not count',
    '原许可证',
    'licence_valid_to',
    { trust: 'B', confidence: 0.1 },
    ['decide-approve'],
  ],
];
test.each(lacks)('trust: %s', async (_name, carrier, element, change, reasons) => {
  const { service, input } = await caseOf('new-representative');
  const decision = service.decide(withFact(input, carrier, element, change));
  expect(decision.reasons.map(({ id }) => id)).toEqual(reasons);
});

test('a value that the picture gives cause to doubt is referred, and the reason says what to compare', async () => {
  const { service, input } = await caseOf('new-representative');
  const doubt = {
    zh: '“2028”背后的纸面与周围不一样，请对照原件核对。',
    en: 'The paper behind “2028” differs.',
  };
  const doubted = { confidence: 0.5, evidence: { doubt } };
  const decision = service.decide(withFact(input, '原许可证', 'licence_valid_to', doubted));
  expect(short(decision)).toEqual(['refer', 'human', 'trust:原许可证.licence_valid_to']);
  expect(decision.reasons[0]?.text.zh).toBe(`原许可证的有效期至：${doubt.zh}`);
});

test('a row demands more trust than the service where its annotation says so', async () => {
  const strict = altered(
    'decision.dmn',
    '<text>登记.企业名称=A</text>',
    '<text>登记.企业名称=A；申请.企业名称=B</text>',
  );
  const { service, input } = await caseOf('new-representative', strict);
  const declared = withFact(input, '申请', 'enterprise_name', { trust: 'D' });
  expect(short(service.decide(input))).toEqual(['approve', 'automatic', 'decide-approve']);
  expect(short(service.decide(declared))).toEqual(['refer', 'human', 'trust:申请.enterprise_name']);
});

test('a table that approves in spite of findings is not believed', async () => {
  const careless = altered(
    'decision.dmn',
    /(<rule id="decide-refuse">\s*<inputEntry id="decide-refuse-in-1"><text>)&gt; 0/,
    '$1&gt;= 0',
  );
  const approving = {
    ...careless,
    'decision.dmn': (careless['decision.dmn'] ?? '').replace(
      'id="decide-refuse-out-1"><text>&quot;refuse&quot;',
      'id="decide-refuse-out-1"><text>&quot;approve&quot;',
    ),
  };
  const forged = await caseOf('forged-issuer', approving);
  expect(forged.service.decide(forged.input).outcome).toBe('refer');
  const incomplete = await caseOf('no-old-licence', approving);
  expect(incomplete.service.decide(incomplete.input).outcome).toBe('correct');
});

test('the audit sample is drawn from the key, and drawn again in a replay', async () => {
  const { service, input } = await caseOf('new-representative');
  const bands = Array.from(
    { length: 2000 },
    (_, i) => service.decide({ ...input, sampleKey: `application-${i}` }).band,
  );
  const audited = bands.filter(band => band === 'audited').length;
  expect(audited).toBe(80);
  expect(service.decide({ ...input, sampleKey: 'application-42' }).band).toBe('audited');
});

test('the form follows the answers and the registers', async () => {
  const { service, input } = await caseOf('new-representative');
  expect(service.form(input).materials.map(({ id, required }) => [id, required])).toEqual([
    ['old-licence', true],
    ['business-licence', false],
  ]);
  expect(service.form({ ...input, sources: { 登记: 'unavailable' } }).materials[1]?.required).toBe(true);
  expect(service.form({ ...input, answers: {} }).unanswered).toEqual(['变更事项']);
  expect(service.form({ ...input, answers: { 变更事项: '地址' } }).redirect).toMatchObject({
    question: '变更事项',
    legalBasis: '《公共场所卫生管理条例实施细则》第二十七条',
  });
  expect(service.form(input).groups[0]?.fields[1]?.prefill).toEqual([
    { carrier: '登记', element: 'enterprise_name' },
    { carrier: '营业执照', element: 'enterprise_name' },
  ]);
});

function withFact(input: DecisionInput, carrier: string, element: string, change: object): DecisionInput {
  const fact = input.carriers[carrier]?.[element];
  if (!fact) throw new Error(`no fact ${carrier}.${element}`);
  const facts = { ...input.carriers[carrier], [element]: { ...fact, ...change } };
  return { ...input, carriers: { ...input.carriers, [carrier]: facts } };
}
