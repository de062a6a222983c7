import { actOnLicence, answerLicenceProposal, type LicenceView, listLicences } from '@zhiban/documents';
import { createEvidence } from '@zhiban/evidence/server';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let steps: ReturnType<typeof hygieneChange>;
let liuYang: string;
let wuTong: string;
let licence: { id: string; number: string };

beforeAll(async () => {
  platform = await createTestPlatform();
  steps = hygieneChange(platform, await signInForCompany(platform, 'wang_fang'));
  liuYang = await platform.signInStaff('liu_yang');
  wuTong = await platform.signInStaff('wu_tong');
  const id = await steps.filled();
  await steps.submit(id);
  await platform.work();
  const [row] = (await send(platform.app, listLicences, { cookie: liuYang })).value.items;
  if (!row) throw new Error('There is no licence.');
  licence = row;
}, 120_000);
afterAll(() => platform.close());

const ground = { law: '中华人民共和国行政处罚法', article: '第九条' };
const act = async (name: 'withhold' | 'restore' | 'revoke', cookie: string): Promise<LicenceView> =>
  (
    await send(platform.app, actOnLicence, {
      params: { licenceId: licence.id },
      body: { act: name, ground, reason: '现场检查发现问题' },
      cookie,
    })
  ).value;
/** What the form of a new application says of the material that the licence may stand in for. */
const waived = async () => {
  const id = await steps.start();
  return (await steps.view(id)).materials.find(({ id: material }) => material === 'old-licence')?.waived?.zh;
};

it('a licence stands in for the paper only while it is valid', async () => {
  const text = `电子证照库中已有（${licence.number}），不用提交`;
  expect(await waived()).toBe(text);
  await act('withhold', liuYang);
  expect(await waived()).toBeUndefined();
  await act('restore', wuTong);
  expect(await waived()).toBe(text);
}, 60_000);

it('every act is a link of the licence’s own chain of evidence, and a revoked licence stands in for nothing', async () => {
  const { acts } = await act('revoke', liuYang);
  const params = { licenceId: licence.id, actId: acts[0]?.id ?? '' };
  await send(platform.app, answerLicenceProposal, { params, body: { answer: 'confirm' }, cookie: wuTong });
  expect(await waived()).toBeUndefined();
  const evidence = createEvidence(platform.kernel);
  const stream = `licence/${licence.id}`;
  const events = await evidence.read(stream);
  expect(events.map(({ type, actor }) => [type, actor.name])).toEqual([
    ['documents.licence-issued', '证照库'],
    ['documents.licence-withhold', '刘洋'],
    ['documents.licence-restore', '吴桐'],
    ['documents.licence-proposed', '刘洋'],
    ['documents.licence-revoke', '吴桐'],
  ]);
  expect(events.at(-1)?.data).toMatchObject({ act: 'revoke', from: '01', to: '07', ground });
  expect(await evidence.check(stream)).toMatchObject({ whole: true, length: 5 });
}, 60_000);

it('a photograph of a revoked licence goes to a person, who reads why', async () => {
  const id = await steps.filled({ licence_number: licence.number });
  const { status } = (await steps.submit(id)).value;
  expect(status).toBe('review');
  const { decision } = await steps.view(id, liuYang);
  expect(decision?.reasons.map(({ text }) => text.zh)).toContain(
    `原许可证的许可证号：证照库里编号 ${licence.number} 的证照现在是“吊销”。`,
  );
}, 60_000);
