import { decideApplication, getDecisionLetter, getMaterialPage } from '@zhiban/cases';
import { getLicenceFile } from '@zhiban/documents';
import { approveErasure, planErasure, proposeErasure } from '@zhiban/evidence';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInForCompany } from './hygiene-change.testkit.ts';
import { libraryDesk } from './library.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let wangFang: string;
let liuYang: string;
let gaoFeng: string;
let tangYu: string;
let desk: ReturnType<typeof libraryDesk>;
let id: string;
let code: string;
let second: string;
let former: { digest: string };

beforeAll(async () => {
  platform = await createTestPlatform();
  [wangFang, liuYang, gaoFeng, tangYu] = await Promise.all([
    signInForCompany(platform, 'wang_fang'),
    platform.signInStaff('liu_yang'),
    platform.signInStaff('gao_feng'),
    platform.signInStaff('tang_yu'),
  ]);
  desk = libraryDesk(platform, wangFang);
}, 120_000);
afterAll(() => platform.close());

const codeOf = async (of: string) => (await desk.steps.view(of)).evidenceCode ?? '';
const plan = (of: string) => send(platform.app, planErasure, { query: { code: of }, cookie: gaoFeng });
const propose = (of: string) =>
  send(platform.app, proposeErasure, {
    body: { code: of, ground: 'retention-ended', note: '档案保管期限已满' },
    cookie: gaoFeng,
  });
const rows = async (statement: string, ...values: string[]) =>
  (await platform.kernel.database.pool.query(statement, values)).rows;
const inWords = (held: readonly { what: { zh: string }; count: number }[]) =>
  held.map(({ what, count }) => `${what.zh} ${count}`);

describe('erasure of an application by law', () => {
  it('is refused while the application is under way', async () => {
    id = await desk.withBothPapers();
    // The photograph of the business licence is taken anew: the first one is still there, and nobody's any more.
    [former] = await rows(
      `select d.digest from documents.document d join cases.application a on d.id::text = a.materials ->> 'business-licence'
       where a.id = $1`,
      id,
    );
    await desk.steps.attach(
      id,
      await desk.steps.photograph({}, 'qinghe_hotel-business-licence'),
      '执照二.jpg',
      'business-licence',
    );
    await platform.work();
    await desk.steps.submit(id);
    code = await codeOf(id);
    expect((await plan(code)).error.code).toBe('EVIDENCE_STILL_NEEDED');
    expect((await propose(code)).error.code).toBe('EVIDENCE_STILL_NEEDED');
    expect(await rows('select from evidence.erasure')).toEqual([]);
  }, 90_000);

  it('tells before anybody presses what would go and what would stay', async () => {
    const { revision } = await desk.steps.view(id, liuYang);
    await send(platform.app, decideApplication, {
      params: { applicationId: id },
      cookie: liuYang,
      body: { revision, outcome: 'approve', note: '已与原件核对。' },
    });
    await platform.work();
    // Another application of the company rests on one of the papers.
    second = await desk.steps.start();
    const entry = (await desk.entries()).find(({ kind }) => kind === 'business_licence');
    expect((await desk.reuse(second, entry?.id ?? '')).status).toBe(200);
    const { value } = await plan(await codeOf(id));
    const { number } = await desk.steps.view(id);
    expect(inWords(value.gone).slice(1)).toEqual([
      `办件 ${number}：申请人姓名和证件号码、填写的内容、登记机关的答复、审批理由 1`,
      '上传的材料和识别结果 2',
      '决定书和通知书 2',
    ]);
    expect(inWords(value.kept).slice(1)).toEqual([
      '办件编号、事项、日期和结果 1',
      '上传的材料和识别结果 1',
      '已制发的证照和它的登记 1',
    ]);
  }, 60_000);

  it('takes facts, uploads and letters in one transaction with the evidence, and leaves the licence', async () => {
    const [old] = await rows(
      `select d.digest from documents.document d join cases.application a on d.id::text = a.materials ->> 'old-licence'
       where a.id = $1`,
      id,
    );
    const licence = (await desk.steps.view(id)).licence?.id ?? '';
    const { value: proposal } = await propose(await codeOf(id));
    expect(proposal).toMatchObject({ approvable: false, approvedBy: null });
    const params = { erasureId: proposal.id };
    expect((await send(platform.app, approveErasure, { params, cookie: tangYu })).status).toBe(200);
    await platform.work();

    const [row] = await rows('select to_jsonb(a) row from cases.application a where id = $1', id);
    const left = JSON.stringify(row);
    for (const secret of ['王芳', '清和宾馆', '陈建国', '13800000000', '已与原件核对'])
      expect(left).not.toContain(secret);
    expect(row.row).toMatchObject({ status: 'approved', materials: {}, declared: {}, answers: {} });
    await expect(platform.kernel.blobs.get(old.digest)).rejects.toMatchObject({ code: 'KERNEL_NOT_FOUND' });
    expect(await rows('select from documents.letter where application_id = $1', id)).toEqual([]);
    expect(await rows('select from documents.paper where application_id = $1', id)).toEqual([]);
    const params2 = { applicationId: id };
    const letter = await send(platform.app, getDecisionLetter, { params: params2, cookie: wangFang });
    expect(letter.error.code).toBe('CASES_NO_DOCUMENT_YET');
    const page = { ...params2, materialId: 'old-licence', page: 1 };
    expect((await send(platform.app, getMaterialPage, { params: page, cookie: wangFang })).status).toBe(404);

    const view = await desk.steps.view(id);
    expect([view.applicant.name, view.status, view.decision?.reasons, view.erasedAt]).toEqual([
      '（已依法删除）',
      'approved',
      [],
      '2026-11-21T02:00:00.000Z',
    ]);
    const file = await send(platform.app, getLicenceFile, {
      params: { licenceId: licence },
      cookie: wangFang,
    });
    expect(file.status).toBe(200);
    // The same photograph was uploaded twice: one row is gone, the file stays for the other.
    expect(await rows('select name from documents.document where digest = $1', former.digest)).toEqual([
      { name: '执照二.jpg' },
    ]);
    expect((await platform.kernel.blobs.get(former.digest)).length).toBeGreaterThan(10_000);
    // What the other application uses is there, and can be read.
    expect(await desk.material(second)).toMatchObject({ document: { kind: 'business_licence' } });
    expect(await desk.brief()).toEqual(['business_licence in-force B', 'hygiene_licence in-force A']);

    const events = await desk.eventsOf(`application/${id}`);
    const { type, data } = events.at(-1) ?? {};
    expect(type).toBe('evidence.erased');
    expect(data).toMatchObject({
      gone: expect.arrayContaining(['上传的材料和识别结果：2', '决定书和通知书：2']),
      kept: expect.arrayContaining(['已制发的证照和它的登记：1']),
    });
    expect((await plan(events.at(-1)?.hash ?? '')).error.code).toBe('EVIDENCE_NOTHING_TO_ERASE');
  }, 60_000);

  it('of one module that cannot, nothing goes at all', async () => {
    const other = await desk.steps.filled();
    await desk.withdraw(other);
    const of = await codeOf(other);
    const { value: proposal } = await propose(of);
    platform.modules.evidence.reach([
      {
        of: 'application',
        plan: async () => ({ gone: [], kept: [] }),
        erase: async () => {
          throw new Error('no');
        },
      },
    ]);
    const params = { erasureId: proposal.id };
    expect((await send(platform.app, approveErasure, { params, cookie: tangYu })).status).toBe(500);
    const [row] = await rows('select erased_at, declared from cases.application where id = $1', other);
    expect([row.erased_at, Object.keys(row.declared)]).toEqual([null, ['mobile_phone']]);
    expect((await desk.eventsOf(`application/${other}`)).every(({ erased }) => !erased)).toBe(true);
  }, 60_000);
});
