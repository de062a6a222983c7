import {
  decideApplication,
  getEvidence,
  openApplication,
  startApplication,
  submitApplication,
  updateApplication,
} from '@zhiban/cases';
import { TOWN } from '@zhiban/facts/server';
import { chooseCompany, signInStaff } from '@zhiban/identity';
import { send } from '@zhiban/kernel/testkit';
import { URI } from 'otpauth';
import { hygieneChange, signInForCompany } from '../hygiene-change.testkit.ts';
import { townCompany } from '../specimens.ts';
import { createTestPlatform, type TestPlatform } from '../test-platform.ts';

/** Words that stand in one row alone: whoever may not meet the row must never read them. */
export const SECRETS = {
  hotel: { phone: '13912345678' },
  draft: { phone: '13911112222' },
  bookshop: { phone: '13987654321', circumstances: '搬运时连同樟木书箱一起丢失' },
} as const;

/** What belongs to one company, by the names that operations use for it. */
export interface Rows {
  readonly applicationId: string;
  readonly licenceId: string;
  readonly paperId: string;
  readonly materialId: string;
  readonly evidenceCode: string;
}

export const ABSENT: Rows = {
  applicationId: '018f0000-0000-7000-8000-0000000000ff',
  licenceId: '018f0000-0000-7000-8000-0000000000ff',
  paperId: '018f0000-0000-7000-8000-0000000000ff',
  materialId: 'old-licence',
  evidenceCode: 'f'.repeat(64),
};

export const CALLERS = [
  'anonymous',
  'owner',
  'colleague',
  'stranger',
  'rival',
  'officer',
  'otherOfficer',
  'supervisor',
  'farSupervisor',
  'serviceOwner',
  'operator',
] as const;
export type CallerName = (typeof CALLERS)[number];

export interface AccessWorld {
  readonly platform: TestPlatform;
  readonly cookies: Readonly<Record<CallerName, string>>;
  readonly rows: Readonly<Record<'hotel' | 'bookshop', Rows>>;
  /** What the hotel has begun to write and not sent. */
  readonly draft: Rows;
}

/**
 * Two companies with an application and a licence each, and everyone who may or may not meet them: the hotel's
 * application was handed to an officer and approved, the bookshop's was decided at once.
 */
export async function createAccessWorld(): Promise<AccessWorld> {
  const platform = await createTestPlatform();
  await platform.modules.identity.seedTown({
    persons: TOWN.residents,
    companies: TOWN.companies,
    delegations: [{ personKey: 'zhang_guiying', companyKey: 'qinghe_hotel', validFrom: '2026-01-01' }],
  });
  const owner = await signInForCompany(platform, 'wang_fang');
  const rival = await signInForCompany(platform, 'li_wei');
  const officer = await platform.signInStaff('liu_yang');
  const colleague = await platform.signIn('zhang_guiying');
  const body = { uscc: townCompany('qinghe_hotel').uscc };
  await send(platform.app, chooseCompany, { cookie: colleague, body });
  const cookies = {
    anonymous: '',
    owner,
    colleague,
    stranger: await platform.signIn('zhao_lei'),
    rival,
    officer,
    otherOfficer: await platform.signInStaff('sun_li'),
    supervisor: await platform.signInStaff('gao_feng'),
    farSupervisor: await signInFromElsewhere(platform),
    serviceOwner: await platform.signInStaff('he_jing'),
    operator: await platform.signInStaff('tang_yu'),
  };
  const rows = {
    hotel: await changeHotelLicence(platform, owner, officer),
    bookshop: await replaceBookshopLicence(platform, rival),
  };
  // What is decided is on nobody's desk: whoever of staff opens it has said what for.
  for (const cookie of [officer, cookies.otherOfficer, cookies.supervisor])
    for (const { applicationId } of [rows.hotel, rows.bookshop])
      await send(platform.app, openApplication, {
        params: { applicationId },
        body: { purpose: 'supervision' },
        cookie,
      });
  return {
    platform,
    cookies,
    rows,
    draft: await draftHotelChange(platform, owner),
  };
}

async function draftHotelChange(platform: TestPlatform, owner: string): Promise<Rows> {
  const steps = hygieneChange(platform, owner);
  const applicationId = await steps.start();
  await steps.attach(applicationId, await steps.photograph());
  await platform.work();
  await steps.write(applicationId, { mobile_phone: SECRETS.draft.phone });
  const { value } = await send(platform.app, getEvidence, { params: { applicationId }, cookie: owner });
  return { ...ABSENT, applicationId, evidenceCode: value.head };
}

async function changeHotelLicence(platform: TestPlatform, owner: string, officer: string): Promise<Rows> {
  const { app } = platform;
  const steps = hygieneChange(platform, owner);
  const applicationId = await steps.start();
  await steps.attach(applicationId, await steps.photograph({ licence_valid_to: '2029-06-11' }));
  await platform.work();
  await steps.write(applicationId, { mobile_phone: SECRETS.hotel.phone });
  await steps.submit(applicationId);
  await platform.work();
  const { revision } = await steps.view(applicationId);
  const params = { applicationId };
  const body = { revision, outcome: 'approve', note: '' } as const;
  await send(app, decideApplication, { params, cookie: officer, body });
  await platform.work();
  const { licence, papers, evidenceCode } = await steps.view(applicationId);
  return {
    applicationId,
    licenceId: made(licence?.id),
    paperId: made(papers[0]?.id),
    materialId: 'old-licence',
    evidenceCode: made(evidenceCode ?? undefined),
  };
}

async function replaceBookshopLicence(platform: TestPlatform, rival: string): Promise<Rows> {
  const { app } = platform;
  const answers = { 情况: '遗失', 遗失声明: '书面说明' };
  const started = await send(app, startApplication, {
    cookie: rival,
    body: { serviceId: 'publication-licence-replacement', answers },
  });
  const params = { applicationId: started.value.id };
  await platform.work();
  const { view } = hygieneChange(platform, rival);
  const { phone, circumstances } = SECRETS.bookshop;
  const values = { loss_date: '2026-11-10', loss_circumstances: circumstances, mobile_phone: phone };
  const { revision } = await view(params.applicationId);
  await send(app, updateApplication, { params, cookie: rival, body: { revision, values } });
  await send(app, submitApplication, { params, cookie: rival, body: { truthful: true } });
  await platform.work();
  const { licence, evidenceCode } = await view(params.applicationId);
  return {
    ...ABSENT,
    ...params,
    licenceId: made(licence?.id),
    evidenceCode: made(evidenceCode ?? undefined),
  };
}

/** A supervisor of the neighbouring district, which has no demo accounts. @returns his cookie */
async function signInFromElsewhere({ app, kernel, modules }: TestPlatform): Promise<string> {
  await kernel.database.pool.query(
    `insert into identity.division values ('330198', '桐溪区', '330190', '2026-01-01');
     insert into identity.department values ('TX-SJ', '桐溪区数据局', '330198', '11330198002601037A', '2026-01-01');`,
  );
  return signInEnrolled(
    { kernel, modules, app },
    {
      userName: 'tong_xi',
      name: '董希',
      residentId: '330199197705059092',
      departmentId: 'TX-SJ',
      roles: ['supervisor'],
    },
  );
}

type Enrolment = Parameters<TestPlatform['modules']['identity']['enrolStaff']>[0];

/** Makes a staff account and signs it in with its new second factor. @returns its cookie */
export async function signInEnrolled(
  { kernel, modules, app }: Pick<TestPlatform, 'kernel' | 'modules' | 'app'>,
  enrolment: Omit<Enrolment, 'password'>,
): Promise<string> {
  const password = 'correct horse battery';
  const { totpUri } = await modules.identity.enrolStaff({ ...enrolment, password });
  const code = URI.parse(totpUri).generate({ timestamp: kernel.clock.now().getTime() });
  const body = { userName: enrolment.userName, password, code };
  return (await send(app, signInStaff, { body })).cookie;
}

function made(id: string | undefined): string {
  if (id === undefined) throw new Error('What the test is about was not made.');
  return id;
}
