import { getApplication, getApplicationForm, getEvidence, getRuleTrace, revealField } from '@zhiban/cases';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessWorld, type CallerName, createAccessWorld, SECRETS } from './world.testkit.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await createAccessWorld();
}, 180_000);
afterAll(() => world.platform.close());

const params = () => ({ applicationId: world.rows.hotel.applicationId });
const view = (caller: CallerName) =>
  send(world.platform.app, getApplication, { params: params(), cookie: world.cookies[caller] });
const reveal = (caller: CallerName, element = 'mobile_phone') =>
  send(world.platform.app, revealField, {
    params: params(),
    cookie: world.cookies[caller],
    body: { element, purpose: 'contact' },
  });

describe('a telephone number', () => {
  it.each<[CallerName, string]>([
    ['owner', '13912345678'],
    ['colleague', '13912345678'],
    ['officer', '139****5678'],
    ['supervisor', '139****5678'],
  ])('is shown to the %s as %s', async (caller, shown) => {
    const { value, text } = await view(caller);
    const field = value.groups
      .flatMap(({ fields }) => fields)
      .find(({ element }) => element === 'mobile_phone');
    expect(field?.fact?.value).toBe(shown);
    expect(text.includes(SECRETS.hotel.phone)).toBe(shown === SECRETS.hotel.phone);
  });

  it('is in no trace of the rules and in no form that staff open', async () => {
    const cookie = world.cookies.officer;
    const trace = await send(world.platform.app, getRuleTrace, { params: params(), cookie });
    expect([trace.status, trace.text.includes(SECRETS.hotel.phone)]).toEqual([200, false]);
    const lengths = [];
    for (const caller of ['owner', 'officer'] as const) {
      const form = await send(world.platform.app, getApplicationForm, {
        params: params(),
        cookie: world.cookies[caller],
      });
      lengths.push((form.value as Buffer).length);
    }
    // The file is compressed; the two differ by what the officer's hides.
    expect(lengths[0]).not.toBe(lengths[1]);
  });
});

describe('showing it in full', () => {
  it('puts purpose and person on record, where the applicant reads them', async () => {
    const before = (await view('owner')).value.timeline.length;
    const { answers } = (await reveal('officer')).value;
    expect(answers).toEqual([
      { value: '13912345678', source: { zh: '本人填写', en: 'declared by the applicant' } },
    ]);
    const { timeline } = (await view('owner')).value;
    expect(timeline).toHaveLength(before + 1);
    expect(timeline.at(-1)).toMatchObject({
      type: 'cases.field-revealed',
      by: '刘洋',
      text: { zh: '审批人员查看了完整的手机号码，用途：联系申请人' },
    });
    const cookie = world.cookies.owner;
    const evidence = (await send(world.platform.app, getEvidence, { params: params(), cookie })).value;
    expect([evidence.whole, evidence.events.at(-1)?.type]).toEqual([true, 'cases.field-revealed']);
  });

  it.each<[CallerName, string, number, string]>([
    ['supervisor', 'mobile_phone', 403, 'KERNEL_FORBIDDEN'],
    ['otherOfficer', 'mobile_phone', 404, 'KERNEL_NOT_FOUND'],
    ['officer', 'premises_name', 404, 'KERNEL_NOT_FOUND'],
    ['officer', 'resident_id', 404, 'KERNEL_NOT_FOUND'],
    ['officer', 'constructor', 404, 'KERNEL_NOT_FOUND'],
  ])('is refused to the %s for %s, and leaves no trace', async (caller, element, status, code) => {
    const before = (await view('owner')).value.timeline.length;
    const answer = await reveal(caller, element);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect((await view('owner')).value.timeline).toHaveLength(before);
  });
});
