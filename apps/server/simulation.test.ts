import { randomUUID } from 'node:crypto';
import { simulateVersion } from '@zhiban/cases';
import { type DecisionInput, getServiceFiles, type ServiceFiles } from '@zhiban/catalogue';
import { SYSTEM } from '@zhiban/evidence';
import { createEvidence, type Evidence } from '@zhiban/evidence/server';
import type { FactValue } from '@zhiban/facts';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileForBookshop } from './bookshop.testkit.ts';
import { signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

const SERVICE = 'publication-licence-replacement';

let platform: TestPlatform;
let evidence: Evidence;
let owner: string;
let files: ServiceFiles;
let filed: { id: string; input: DecisionInput };

/** A bookshop has lost its licence and files; the machine approves. */
async function fileOne(): Promise<{ id: string; input: DecisionInput }> {
  const id = await fileForBookshop(platform, await signInForCompany(platform, 'li_wei'));
  const stored = (await evidence.newest([`application/${id}`], 'cases.submitted')).get(`application/${id}`);
  return { id, input: stored?.data.input as DecisionInput };
}

interface Stored {
  readonly number: string;
  readonly day: string;
  /** Null: its record is lost. */
  readonly input: DecisionInput | null;
}

/** More stored applications, like the filed one but for some facts. */
async function store(...applications: readonly Stored[]): Promise<void> {
  const { kernel } = platform;
  const rows = applications.map(({ number, day, input }) => ({
    id: randomUUID(),
    number,
    submitted_at: `${day}T02:00:00Z`,
    input,
  }));
  await kernel.database.pool.query(
    `insert into cases.application select (jsonb_populate_record(a, row - 'input')).*
       from cases.application a, jsonb_array_elements($2) row where a.id = $1`,
    [filed.id, JSON.stringify(rows)],
  );
  await kernel.transaction(async tx => {
    for (const { id, input } of rows)
      if (input)
        await evidence.append(tx, `application/${id}`, [
          { type: 'cases.submitted', actor: SYSTEM, data: { input } },
        ]);
  });
}

function withFact(carrier: string, element: string, value: FactValue): DecisionInput {
  const { carriers } = filed.input;
  const fact = carriers[carrier]?.[element];
  if (!fact) throw new Error(`no ${carrier}.${element}`);
  return {
    ...filed.input,
    carriers: { ...carriers, [carrier]: { ...carriers[carrier], [element]: { ...fact, value } } },
  };
}

function altered(file: string, from: string, to: string, base = files): ServiceFiles {
  const before = base[file] ?? '';
  expect(before).toContain(from);
  return { ...base, [file]: before.replace(from, to) };
}

const simulate = (body: Parameters<typeof request>[0], cookie = owner) => request(body, cookie);
const request = (
  body: { files: ServiceFiles; after?: string; submitted?: { from?: string; to?: string } },
  cookie: string,
) => send(platform.app, simulateVersion, { params: { serviceId: SERVICE }, body, cookie });

beforeAll(async () => {
  platform = await createTestPlatform();
  evidence = createEvidence(platform.kernel);
  owner = await platform.signInStaff('he_jing');
  const answer = await send(platform.app, getServiceFiles, {
    params: { serviceId: SERVICE, version: 'published' },
    cookie: owner,
  });
  ({ files } = answer.value);
  filed = await fileOne();
  await store(
    { number: '歇业', day: '2026-11-20', input: withFact('登记', 'enterprise_status', '歇业') },
    { number: '将来遗失', day: '2026-11-19', input: withFact('申请', 'loss_date', '2026-11-30') },
    { number: '没有记录', day: '2026-11-18', input: null },
  );
}, 120_000);
afterAll(() => platform.close());

test('who gets another outcome, on which points, and who cannot be replayed', async () => {
  const changed = altered(
    'decision.dmn',
    '&quot;歇业&quot;,&quot;清算&quot;',
    '&quot;清算&quot;',
    altered('decision.dmn', '<text>&lt; 10</text>', '<text>&lt; 20</text>'),
  );
  const { value } = await simulate({ files: changed });
  const [first] = value.submitted;
  // Whether an approval is drawn for a later look depends on the application's id.
  expect(JSON.parse(JSON.stringify(value).replaceAll('approve/audited', 'approve/automatic'))).toEqual({
    next: null,
    total: 4,
    seen: 4,
    comparison: {
      subjects: 3,
      changed: 2,
      shifted: 1,
      coarse: false,
      cells: [
        { before: '"approve/automatic"', after: '"correct/automatic"', count: 1 },
        { before: '"refer/human"', after: '"correct/automatic"', count: 1 },
        { before: '"correct/automatic"', after: '"correct/automatic"', count: 1 },
      ],
      rows: [
        { row: 'account-too-short', before: 0, after: 3, started: 3, stopped: 0 },
        { row: 'company-not-active', before: 1, after: 0, started: 0, stopped: 1 },
        { row: 'loss-in-future', before: 1, after: 1, started: 0, stopped: 0 },
      ],
      amounts: null,
      changes: [
        {
          key: first?.number,
          before: '"approve/automatic"',
          after: '"correct/automatic"',
          started: ['account-too-short'],
          stopped: [],
        },
        {
          key: '歇业',
          before: '"refer/human"',
          after: '"correct/automatic"',
          started: ['account-too-short'],
          stopped: ['company-not-active'],
        },
      ],
      shifts: [
        {
          key: '将来遗失',
          before: '"correct/automatic"',
          after: '"correct/automatic"',
          started: ['account-too-short'],
          stopped: [],
        },
      ],
    },
    points: [
      {
        id: 'account-too-short',
        text: { zh: '遗失情况说明了时间、地点和经过', en: expect.any(String) },
      },
      { id: 'company-not-active', text: { zh: '单位正常存续', en: expect.any(String) } },
      { id: 'loss-in-future', text: { zh: '遗失日期不晚于今天', en: expect.any(String) } },
    ],
    submitted: [
      { number: first?.number, on: '2026-11-21' },
      { number: '歇业', on: '2026-11-20' },
      { number: '将来遗失', on: '2026-11-19' },
    ],
    skipped: [
      { kind: 'not-submitted', what: { zh: '存证里没有提交记录', en: 'no submission on record' }, count: 1 },
    ],
  });
  for (const secret of ['书店', '李伟', '13800000000', '搬运', '91330199MA2Y10015U'])
    expect(JSON.stringify(value)).not.toContain(secret);
});

test('what nobody was asked for proves nothing', async () => {
  const asksMore = altered(
    'service.yaml',
    '- { element: loss_date }',
    '- { element: loss_date }\n      - { element: contact_name }',
  );
  const { value } = await simulate({ files: asksMore });
  expect([value.comparison.subjects, value.skipped]).toEqual([
    0,
    [
      { kind: 'not-asked', what: { zh: '申请的联系人', en: 'Contact (申请)' }, count: 3 },
      { kind: 'not-submitted', what: { zh: '存证里没有提交记录', en: 'no submission on record' }, count: 1 },
    ],
  ]);
});

test('a new material is named', async () => {
  const material = `materials:
  - id: shop-photo
    name: { zh: 门店照片, en: A photograph of the shop }
    kind: other
    required: true
    hint: { zh: 拍门头, en: The front }
    legalBasis: 《出版管理条例》第三十五条
`;
  const { value } = await simulate({ files: altered('service.yaml', 'materials:\n', material) });
  expect(value.skipped[0]).toEqual({
    kind: 'not-asked',
    what: { zh: '门店照片', en: 'A photograph of the shop' },
    count: 3,
  });
});

test('a stretch of days, both included', async () => {
  const { value } = await simulate({ files, submitted: { from: '2026-11-19', to: '2026-11-20' } });
  expect([value.total, value.seen, value.comparison.changed]).toEqual([2, 2, 0]);
});

test('a broken package is refused as when it is proposed; a mistyped cursor too', async () => {
  const broken = await simulate({ files: altered('decision.dmn', 'matches(', 'matchez(') });
  expect([broken.status, broken.error.code]).toEqual([422, 'CATALOGUE_PACKAGE_REFUSED']);
  expect(broken.error.message.zh).toMatch(/^事项包有 1 处错误，不能发布。第一处：decision\.dmn:\d+/);
  const other = await simulate({ files: altered('service.yaml', `id: ${SERVICE}`, 'id: another-service') });
  expect(other.error.code).toBe('CATALOGUE_WRONG_FOLDER');
  const lost = await simulate({ files, after: 'yesterday' });
  expect([lost.status, lost.error.code]).toEqual([400, 'KERNEL_INVALID_INPUT']);
});

test('is for service owners alone, and writes nothing', async () => {
  const written = () =>
    platform.kernel.database.pool.query(
      'select (select count(*) from evidence.event) events, (select max(updated_at) from cases.application) last',
    );
  const officer = await platform.signInStaff('liu_yang');
  const before = (await written()).rows;
  const answers = [
    await simulate({ files }, officer),
    await simulate({ files }, ''),
    await simulate({ files }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 401, 200]);
  expect((await written()).rows).toEqual(before);
});

test('many applications come in parts that add up', async () => {
  const closed = withFact('登记', 'enterprise_status', '歇业');
  const many = Array.from({ length: 600 }, (_, n): Stored => {
    return { number: `件${n}`, day: '2025-05-05', input: n % 2 === 0 ? closed : filed.input };
  });
  await store(...many);
  const changed = altered('decision.dmn', '&quot;歇业&quot;,&quot;清算&quot;', '&quot;清算&quot;');
  const submitted = { from: '2025-05-05', to: '2025-05-05' };
  const parts = [(await simulate({ files: changed, submitted })).value];
  for (let next = parts[0]?.next; next; next = parts.at(-1)?.next)
    parts.push((await simulate({ files: changed, submitted, after: next })).value);
  expect(parts.map(part => part.total)).toEqual([600, ...parts.slice(1).map(() => null)]);
  expect(parts.reduce((sum, part) => sum + part.seen, 0)).toBe(600);
  expect(parts.reduce((sum, part) => sum + part.comparison.changed, 0)).toBe(300);
  expect(parts.length).toBeGreaterThan(1);
}, 120_000);
