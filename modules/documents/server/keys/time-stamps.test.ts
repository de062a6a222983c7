import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFFICE, startKeyStore } from './keys.testkit.ts';

const APPLICATION = '018f0000-0000-7000-8000-0000000000a1';

let world: Awaited<ReturnType<typeof startKeyStore>>;
beforeAll(async () => {
  // Port 9 discards; nobody answers there.
  world = await startKeyStore({ TSA_URL: 'http://127.0.0.1:9/', TSA_CERTIFICATES: 'none.pem' });
  await world.documents.prepareDemoKeys([OFFICE], { proposedBy: 'tang_yu', activatedBy: 'shen_hao' });
});
afterAll(() => world.close());

it('leaves no licence without the time-stamp that is configured', async () => {
  const issue = world.documents.issueLicence(
    {
      applicationId: APPLICATION,
      serviceId: 'hygiene-licence-change',
      personId: '018f0000-0000-7000-8000-000000000001',
      organisation: null,
      departmentId: 'YX-WJ',
      issuer: OFFICE,
      title: '公共场所卫生许可证',
      typeName: '公共场所卫生许可证',
      typeCode: '11100000000013338W001',
      number: '云卫公证字〔2024〕第00127号',
      holder: { name: '临江市清和宾馆有限公司', code: '91330199MA2FJ8K3XT', codeType: '001' },
      validFrom: '2024-06-12',
      validTo: '2028-06-11',
      rows: [],
    },
    async () => undefined,
  );
  await expect(issue).rejects.toMatchObject({ code: 'DOCUMENTS_TIMESTAMP_UNAVAILABLE', status: 503 });
  expect(await world.documents.licenceOf(APPLICATION)).toBeUndefined();
});
