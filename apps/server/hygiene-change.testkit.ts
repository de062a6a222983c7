import {
  type ApplicationView,
  attachMaterial,
  getApplication,
  startApplication,
  submitApplication,
  updateApplication,
} from '@zhiban/cases';
import { getDemoSpecimenImage } from '@zhiban/documents';
import { chooseCompany, listMyCompanies } from '@zhiban/identity';
import { send } from '@zhiban/kernel/testkit';
import type { TestPlatform } from './test-platform.ts';

/** Signs a demo applicant in and acts for his first company. @returns his cookie */
export async function signInForCompany(platform: TestPlatform, key: string): Promise<string> {
  const cookie = await platform.signIn(key);
  const { companies } = (await send(platform.app, listMyCompanies, { cookie })).value;
  const [company] = companies;
  if (company) await send(platform.app, chooseCompany, { cookie, body: { uscc: company.uscc } });
  return cookie;
}

/** What an applicant does, step by step, to have a hygiene licence changed. */
export function hygieneChange({ app, work }: TestPlatform, applicant: string) {
  const photograph = async (values: Record<string, string> = {}, key = 'qinghe_hotel-hygiene-licence') =>
    (await send(app, getDemoSpecimenImage, { params: { key }, query: { values: JSON.stringify(values) } }))
      .value as Buffer;

  async function start(): Promise<string> {
    const { value } = await send(app, startApplication, {
      cookie: applicant,
      body: { serviceId: 'hygiene-licence-change', answers: { 变更事项: '负责人' } },
    });
    await work();
    return value.id;
  }

  const view = async (id: string, cookie = applicant): Promise<ApplicationView> =>
    (await send(app, getApplication, { params: { applicationId: id }, cookie })).value;

  async function attach(id: string, file: Buffer, name = '旧证.jpg', materialId = 'old-licence') {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(file)], name));
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    return send(app, attachMaterial, {
      params: { applicationId: id, materialId },
      cookie: applicant,
      raw: {
        body: Buffer.from(await request.arrayBuffer()),
        type: request.headers.get('content-type') ?? '',
      },
    });
  }

  async function write(
    id: string,
    values: Record<string, string>,
    cookie = applicant,
  ): Promise<ApplicationView> {
    const { revision } = await view(id, cookie);
    const body = { revision, values };
    return (await send(app, updateApplication, { params: { applicationId: id }, cookie, body })).value;
  }

  const submit = (id: string, cookie = applicant) =>
    send(app, submitApplication, { params: { applicationId: id }, cookie, body: { truthful: true } });

  /** A filled-in application with a photograph of the old licence. */
  async function filled(values: Record<string, string> = {}): Promise<string> {
    const id = await start();
    await attach(id, await photograph(values));
    await work();
    await write(id, { mobile_phone: '13800000000' });
    return id;
  }

  return { photograph, start, view, attach, write, submit, filled };
}
