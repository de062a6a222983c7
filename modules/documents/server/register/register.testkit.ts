import type { Caller, StaffRole } from '@zhiban/identity';
import { createIdentity } from '@zhiban/identity/server';
import { createTestKernel, send, startTestServer } from '@zhiban/kernel/testkit';
import type { FastifyRequest } from 'fastify';
import type { LicenceAct } from '../../model/licence-life.ts';
import { ACT_RULES } from '../../model/licence-life.ts';
import {
  actOnLicence,
  annotateLicence,
  answerLicenceProposal,
  getLicence,
  renewLicence,
  verifyLicenceFile,
} from '../../model/register-operations.ts';
import { createDocuments, createReader, type LicenceEvent } from '../index.ts';
import type { LicenceRequest } from '../issue-licence.ts';

const OFFICE = { name: '云溪区卫生健康局', code: '113301990026010103' };
export const HOTEL = '91330199MA2FJ8K3XT';

const STAFF: Readonly<Record<string, { name: string; departmentId: string; roles: StaffRole[] }>> = {
  liu_yang: { name: '刘洋', departmentId: 'YX-WJ', roles: ['officer'] },
  wu_tong: { name: '吴桐', departmentId: 'YX-WJ', roles: ['officer'] },
  sun_li: { name: '孙丽', departmentId: 'YX-WG', roles: ['officer'] },
  gao_feng: { name: '高峰', departmentId: 'YX-WJ', roles: ['supervisor'] },
};
/** Request headers of somebody: a member of staff, or the hotel's agent. */
export const as = (who: string) => ({ headers: { 'x-who': who } });

/** The test's own sign-in: a header names who it is. */
function callerOf(request: FastifyRequest): Caller {
  const who = String(request.headers['x-who'] ?? '');
  const member = STAFF[who];
  if (member)
    return {
      kind: 'staff',
      staffId: who,
      departmentName: member.departmentId === 'YX-WJ' ? OFFICE.name : '云溪区文化广电旅游体育局',
      divisionCode: '330199',
      accounts: [who],
      personId: null,
      factorAt: new Date('2026-11-21T01:59:00Z'),
      sessionId: 's',
      ...member,
    };
  if (who !== 'wang_fang' && who !== 'zhao_lei') return { kind: 'anonymous' };
  return {
    kind: 'applicant',
    personId: '018f0000-0000-7000-8000-000000000001',
    name: who,
    residentId: '330199199209210047',
    actingFor: who === 'wang_fang' ? { uscc: HOTEL, name: '临江市清和宾馆有限公司', services: null } : null,
    sessionId: 's',
  };
}

/** A form with one file, as a browser sends it. */
async function fileForm(content: Uint8Array, name = '证照.pdf') {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(content)], name));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return {
    body: Buffer.from(await request.arrayBuffer()),
    type: request.headers.get('content-type') ?? '',
  };
}

/** The register on a database of its own, with the steps that most tests take. */
export async function startRegister() {
  const reader = createReader();
  const kernel = await createTestKernel({
    migrations: [{ module: 'documents', folder: new URL('../migrations/', import.meta.url) }],
    now: '2026-11-21T02:00:00Z',
  });
  const events: LicenceEvent[] = [];
  const documents = createDocuments(kernel, {
    reader,
    onLicenceEvent: async (_tx, event) => {
      events.push(event);
    },
  });
  await documents.prepareDemoKeys([OFFICE], { proposedBy: 'tang_yu', activatedBy: 'shen_hao' });
  const { guard } = createIdentity(kernel, { demoSignIn: false });
  const app = await startTestServer<Caller>(kernel, {
    routes: documents.routes,
    authenticate: async request => callerOf(request),
    guard,
  });
  let issued = 0;

  async function issue(change: Partial<LicenceRequest> = {}): Promise<string> {
    issued += 1;
    const licence = await documents.issueLicence(
      {
        applicationId: `018f0000-0000-7000-8000-${String(issued).padStart(12, '0')}`,
        serviceId: 'hygiene-licence-change',
        personId: '018f0000-0000-7000-8000-000000000001',
        organisation: HOTEL,
        departmentId: 'YX-WJ',
        issuer: OFFICE,
        title: '公共场所卫生许可证',
        typeName: '公共场所卫生许可证',
        typeCode: '11100000000013338W001',
        number: `云卫公证字〔2024〕第${String(issued).padStart(5, '0')}号`,
        holder: { name: '临江市清和宾馆有限公司', code: HOTEL, codeType: '001' },
        validFrom: '2024-06-12',
        validTo: '2028-06-11',
        rows: [{ label: '单位名称', value: '临江市清和宾馆有限公司' }],
        ...change,
      },
      async () => undefined,
    );
    return licence.id;
  }

  type StateAct = Exclude<LicenceAct, 'annotate' | 'renew' | 'lapse'>;
  const groundOf = (act: LicenceAct) => ({ ...ACT_RULES[act].ground });
  return {
    kernel,
    documents,
    app,
    events,
    issue,
    view: async (licenceId: string, who = 'liu_yang') =>
      (await send(app, getLicence, { params: { licenceId }, ...as(who) })).value,
    act: (licenceId: string, act: StateAct, who = 'liu_yang', reason = '现场检查发现问题') =>
      send(app, actOnLicence, {
        params: { licenceId },
        body: { act, ground: groundOf(act), reason },
        ...as(who),
      }),
    answer: (
      licenceId: string,
      actId: string,
      answer: 'confirm' | 'decline' | 'withdraw',
      who: string,
      reason = '',
    ) =>
      send(app, answerLicenceProposal, {
        params: { licenceId, actId },
        body: { answer, reason },
        ...as(who),
      }),
    annotate: (licenceId: string, reason: string, expiresOn: string | null = null, who = 'liu_yang') =>
      send(app, annotateLicence, {
        params: { licenceId },
        body: { ground: groundOf('annotate'), reason, expiresOn },
        ...as(who),
      }),
    renew: (licenceId: string, validTo: string, who = 'liu_yang') =>
      send(app, renewLicence, {
        params: { licenceId },
        body: { ground: groundOf('renew'), reason: '到期前申请延续，符合条件', validTo },
        ...as(who),
      }),
    verify: async (content: Uint8Array, name?: string) =>
      send(app, verifyLicenceFile, { raw: await fileForm(content, name) }),
    async close() {
      await app.close();
      await reader.close();
      await kernel.close();
    },
  };
}
export type TestRegister = Awaited<ReturnType<typeof startRegister>>;
