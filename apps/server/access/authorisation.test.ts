import { listInbox, STATUSES } from '@zhiban/cases';
import { listLicences } from '@zhiban/documents';
import { PERMISSIONS } from '@zhiban/identity';
import type { Operation } from '@zhiban/kernel';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Line, TABLE, WHO } from './table.testkit.ts';
import {
  ABSENT,
  type AccessWorld,
  CALLERS,
  type CallerName,
  createAccessWorld,
  type Rows,
  SECRETS,
} from './world.testkit.ts';

const COMPANIES = ['hotel', 'bookshop'] as const;
type Company = (typeof COMPANIES)[number];

let world: AccessWorld;
let operations: ReadonlyMap<string, Operation>;
let form: { body: Buffer; type: string };
beforeAll(async () => {
  world = await createAccessWorld();
  const routes = world.platform.modules.parts.flatMap(part => part.routes);
  operations = new Map(routes.map(({ operation }) => [operation.id, operation]));
  const data = new FormData();
  data.set('file', new File([new Uint8Array([0xff, 0xd8, 0xff])], '旧证.jpg'));
  const request = new Request('http://localhost/', { method: 'POST', body: data });
  form = {
    body: Buffer.from(await request.arrayBuffer()),
    type: request.headers.get('content-type') ?? '',
  };
}, 180_000);
afterAll(() => world.platform.close());

/** Sends a line's request. @returns 200, or the code of the refusal; and what was answered, without its number */
async function outcome(id: string, { ask }: Line, caller: CallerName, rows: Rows) {
  const operation = operations.get(id);
  if (!operation) throw new Error(`The platform has no operation ${id}.`);
  const { upload, ...request } = ask(rows);
  const raw = upload ? { raw: form } : {};
  const answer = await send(world.platform.app, operation, {
    ...request,
    ...raw,
    cookie: world.cookies[caller],
  } as Parameters<typeof send>[2]);
  return {
    // A redirection is a success too: it sends the browser on.
    said: answer.status < 400 ? (200 as const) : answer.error.code,
    status: answer.status,
    text: answer.text.replace(/"requestId":"[^"]*"/, ''),
  };
}

/** What the table says of a cell: 200 or a code. */
function expected({ parts, answer, about }: Line, caller: CallerName, company: Company): 200 | string {
  const { part, meets } = WHO[caller];
  if (parts === 'everyone') return answer;
  if (part === null) return 'KERNEL_NOT_SIGNED_IN';
  if (!parts.includes(part)) return 'KERNEL_FORBIDDEN';
  return about === 'row' && !meets.includes(company) ? 'KERNEL_NOT_FOUND' : answer;
}

const marksOf = (company: Company): string[] => [
  ...Object.values(SECRETS[company]),
  world.rows[company].applicationId,
  world.rows[company].licenceId,
];

/** Nothing of the other rows is in an answer; in a list, all of one's own are. */
function expectRows(text: string, own: readonly Company[], shown: boolean): void {
  for (const company of COMPANIES) {
    if (!own.includes(company)) for (const mark of marksOf(company)) expect(text).not.toContain(mark);
    else if (shown) expect(text).toContain(world.rows[company].applicationId);
  }
}

it('names every operation of the platform, and no other', () => {
  const composed = [...operations.keys()].sort();
  expect(Object.keys(TABLE).sort()).toEqual(composed);
  expect(Object.keys(PERMISSIONS).sort()).toEqual(composed);
});

async function compare(id: string, line: Line): Promise<void> {
  for (const company of line.about === 'row' ? COMPANIES : (['hotel'] as const)) {
    const seen: Record<string, 200 | string> = {};
    const right: Record<string, 200 | string> = {};
    for (const caller of CALLERS) {
      const should = expected(line, caller, company);
      if (should === line.answer && line.hotelOnly && company !== 'hotel') continue;
      const { said, status, text } = await outcome(id, line, caller, world.rows[company]);
      seen[caller] = said;
      right[caller] = should;
      expect(status, `${id} as ${caller}`).toBeLessThan(500);
      const shown = said === 200 && line.about === 'list';
      expectRows(text, line.shown?.[caller] ?? WHO[caller].meets, shown);
      if (said !== 'KERNEL_NOT_FOUND' || line.answer === said) continue;
      const absent = await outcome(id, line, caller, ABSENT);
      expect(text, `${caller} learns that the row is there`).toBe(absent.text);
    }
    expect(seen, `${id} on the row of the ${company}`).toEqual(right);
  }
}

/** The draft is the hotel's, and nobody's else: not of the department that will decide on it, nor of its supervisors. */
async function compareDraft(id: string, line: Line): Promise<void> {
  if (line.parts === 'everyone') return;
  for (const caller of CALLERS) {
    const { part, meets } = WHO[caller];
    if (part === null || !line.parts.includes(part)) continue;
    const { said, text } = await outcome(id, line, caller, world.draft);
    if (part === 'applicant' && meets.includes('hotel')) continue;
    const absent = await outcome(id, line, caller, ABSENT);
    expect([caller, said, text]).toEqual([caller, 'KERNEL_NOT_FOUND', absent.text]);
  }
}

/** What takes a second factor of the last ten minutes, whoever asks. */
const CONFIRMED = new Set([
  'activateSigningKey',
  'addPasskey',
  'answerLicenceProposal',
  'approveErasure',
  'approveLogKey',
  'approveVersion',
  'certifySigningKey',
  'proposeLogKey',
  'proposeSigningKey',
  'removePasskey',
  'retireSigningKey',
  'revealField',
  'startPasskeyRegistration',
]);

describe('every operation, as everyone, on own and foreign rows', () => {
  // Signing out ends the sessions of this test: it comes last.
  it.each(Object.entries(TABLE).filter(([id]) => id !== 'signOut'))('%s', compare);

  const onApplications = Object.entries(TABLE).filter(([, { about, ask }]) => {
    const { params = {} } = ask(ABSENT);
    return about === 'row' && ('applicationId' in params || 'code' in params);
  });
  it.each(onApplications)('%s, on a draft that was not sent', compareDraft);

  it('lists in the register what one may meet', async () => {
    for (const caller of ['officer', 'otherOfficer', 'supervisor', 'farSupervisor'] as const) {
      const { text } = await send(world.platform.app, listLicences, { cookie: world.cookies[caller] });
      const listed = COMPANIES.filter(company => text.includes(world.rows[company].licenceId));
      expect([caller, listed]).toEqual([caller, WHO[caller].meets]);
    }
  });

  it('lists no draft on any desk', async () => {
    for (const caller of ['officer', 'otherOfficer', 'supervisor'] as const)
      for (const status of STATUSES) {
        const query = { status };
        const answer = await send(world.platform.app, listInbox, { query, cookie: world.cookies[caller] });
        expect(answer.text).not.toContain(world.draft.applicationId);
      }
  });

  it('asks staff for a fresh factor in what does lasting harm, and nowhere else', async () => {
    world.platform.kernel.clock.advance(11 * 60_000);
    const asked = new Set<string>();
    for (const [id, line] of Object.entries(TABLE))
      for (const caller of CALLERS) {
        if (id === 'signOut') continue;
        const { said } = await outcome(id, line, caller, world.rows.hotel);
        if (said === 'IDENTITY_FACTOR_TOO_OLD') asked.add(id);
        // Who may not at all is not asked first.
        if (said === 'IDENTITY_FACTOR_TOO_OLD') expect(line.parts).toContain(WHO[caller].part);
      }
    expect([...asked].sort()).toEqual([...CONFIRMED]);
  });

  it('signOut', async () => {
    for (const [id, line] of Object.entries(TABLE)) if (id === 'signOut') await compare(id, line);
  });
});
