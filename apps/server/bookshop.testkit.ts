import { startApplication, submitApplication, updateApplication } from '@zhiban/cases';
import { send } from '@zhiban/kernel/testkit';
import type { TestPlatform } from './test-platform.ts';

/** A bookshop has lost its licence and files; the machine approves. @returns the application's id */
export async function fileForBookshop({ app, work }: TestPlatform, cookie: string): Promise<string> {
  const { id } = (
    await send(app, startApplication, {
      cookie,
      body: {
        serviceId: 'publication-licence-replacement',
        answers: { 情况: '遗失', 遗失声明: '书面说明' },
      },
    })
  ).value;
  await work();
  const params = { applicationId: id };
  const values = {
    loss_date: '2026-11-10',
    loss_circumstances: '搬运书架时连同镜框一起丢失。',
    mobile_phone: '13800000000',
  };
  const { revision } = (
    await send(app, updateApplication, { params, cookie, body: { revision: 1, values: {} } })
  ).value;
  await send(app, updateApplication, { params, cookie, body: { revision, values } });
  const { value } = await send(app, submitApplication, { params, cookie, body: { truthful: true } });
  if (value.status !== 'approved') throw new Error(`The bookshop's application ended as ${value.status}.`);
  return id;
}
