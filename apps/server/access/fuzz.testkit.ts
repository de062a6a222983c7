import { errorBody } from '@zhiban/kernel';
import { randomFrom, type Vocabulary } from './generate.testkit.ts';
import { type Described, describeAll, type FuzzRequest, makeRequest } from './requests.testkit.ts';
import { WHO } from './table.testkit.ts';
import { ABSENT, type AccessWorld, CALLERS, type CallerName, SECRETS } from './world.testkit.ts';

interface FuzzFailure {
  /** The number of the request: the same seed makes it again. */
  readonly number: number;
  readonly operation: string;
  readonly caller: CallerName;
  readonly problem: string;
  readonly request: string;
}

export interface FuzzReport {
  readonly requests: number;
  /** Requests for each operation. */
  readonly operations: Readonly<Record<string, number>>;
  /** Answers for each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: readonly FuzzFailure[];
}

const COMPANIES = ['hotel', 'bookshop'] as const;
type Company = (typeof COMPANIES)[number];
// What only our own code or its libraries would say.
const TRACE = /\n\s+at |node_modules|node:internal|\.ts:\d+|Failed query|insert into |select .{1,80} from /;
/** Whom these sign out, the fuzz would lose. */
const SESSIONS = new Set(['signOut', 'signInStaff', 'signInAsDemo']);

/**
 * Sends generated requests to every operation in turn and looks at each answer: no status from 500, no trace
 * of the program, nothing that belongs to a company which the caller may not meet.
 * @param options.only sends this request alone
 */
export async function fuzz(
  world: AccessWorld,
  options: { seed: number; requests: number; only?: number; onProgress?: (done: number) => void },
): Promise<FuzzReport> {
  const { app, modules } = world.platform;
  const operations = describeAll(modules.parts.flatMap(part => part.routes.map(route => route.operation)));
  const known = vocabulary(world);
  const counts: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  const failures: FuzzFailure[] = [];
  for (let number = 0; number < options.requests; number++) {
    if (options.only !== undefined && options.only !== number) continue;
    const random = randomFrom(options.seed * 1_000_003 + number);
    const operation = operations[number % operations.length] as Described;
    const caller = random.pick(CALLERS);
    const cookie = SESSIONS.has(operation.id) ? '' : world.cookies[caller];
    const request = makeRequest(random, operation, known.wordsOf(caller), cookie);
    const remoteAddress = `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`;
    const answer = await app.inject({ ...request, remoteAddress });
    counts[operation.id] = (counts[operation.id] ?? 0) + 1;
    statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
    const whose = known.companiesOf(request.url);
    const problem = judge(world, caller, operation.id, whose, answer.statusCode, answer.body);
    if (problem) failures.push({ number, operation: operation.id, caller, problem, request: shown(request) });
    known.learn(caller, answer.body);
    if (number % 500 === 499) options.onProgress?.(number + 1);
  }
  return { requests: options.requests, operations: counts, statuses, failures };
}

function judge(
  world: AccessWorld,
  caller: CallerName,
  id: string,
  whose: readonly Company[],
  status: number,
  body: string,
): string | undefined {
  if (status >= 500) return `answered ${status}: ${body.slice(0, 300)}`;
  if (status >= 400 && !isErrorBody(body)) return `an error in another shape: ${body.slice(0, 200)}`;
  // A service package speaks SQL's words in its own texts.
  if (status >= 400 && TRACE.test(body)) return `shows its insides: ${TRACE.exec(body)?.[0]}`;
  const as = SESSIONS.has(id) ? 'anonymous' : caller;
  for (const company of COMPANIES)
    if (!WHO[as].meets.includes(company) && !whose.includes(company))
      for (const mark of [...Object.values(SECRETS[company]), world.rows[company].licenceId])
        if (body.includes(mark)) return `tells ${as} of the ${company}: ${mark}`;
  const isHolder = WHO[as].part === 'applicant' && WHO[as].meets.includes('hotel');
  if (!isHolder && body.includes(SECRETS.draft.phone)) return `tells ${as} of a draft`;
  return undefined;
}

function isErrorBody(body: string): boolean {
  try {
    return errorBody.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

const shown = ({ method, url, headers, payload }: FuzzRequest): string =>
  `${method} ${url.slice(0, 300)} ${JSON.stringify({ ...headers, cookie: undefined }).slice(0, 300)} ${String(payload ?? '').slice(0, 300)}`;

/** Words that get a request past the first check, and those learnt from answers: ids and revisions. */
function vocabulary(world: AccessWorld): {
  wordsOf(caller: CallerName): Vocabulary;
  learn(caller: CallerName, body: string): void;
  /** Whose application an address names, if the fuzz started it: its own department meets that company too. */
  companiesOf(url: string): readonly Company[];
} {
  const { hotel, bookshop } = world.rows;
  const seeded = [hotel, bookshop, world.draft, ABSENT].map(({ applicationId }) => applicationId);
  const started: { caller: CallerName; id: string }[] = [];
  const revisions: number[] = [1, 2, 3];
  const fixed: Readonly<Record<string, readonly unknown[]>> = {
    licenceId: [hotel.licenceId, bookshop.licenceId, ABSENT.licenceId],
    paperId: [hotel.paperId, ABSENT.paperId],
    materialId: ['old-licence', 'business-licence', 'nothing', 'constructor'],
    page: [1, 2],
    version: ['published', 1, 2],
    serviceId: ['hygiene-licence-change', 'publication-licence-replacement', 'nothing'],
    registerId: ['enterprise-register', 'resident-register'],
    // A silent register would make every later prefill wait.
    behaviour: ['normal', 'not-found'],
    identifier: ['1.2.156.3005.2.11330000000000000000'],
    userName: ['liu_yang', 'nobody'],
    uscc: ['91330199MA2Y100160', null],
    element: ['mobile_phone', 'loss_date', 'nothing'],
    carrier: ['application_form', 'nothing'],
    $name: [
      'mobile_phone',
      'loss_date',
      'loss_circumstances',
      '变更事项',
      '情况',
      'service.yaml',
      'decision.dmn',
    ],
    $value: ['负责人', '遗失', '2026-11-10', '13800000000'],
  };
  return {
    wordsOf: caller => name => {
      if (name === 'revision') return revisions.slice(-3);
      if (name !== 'applicationId') return fixed[name];
      // Mostly what the caller has under way, so that requests reach the rules behind the permission.
      const own = started.filter(entry => entry.caller === caller).slice(-2);
      const others = started.filter(entry => entry.caller !== caller).slice(-2);
      return [...seeded, ...[...own, ...own, ...others].map(({ id }) => id)];
    },
    companiesOf: url =>
      started.filter(({ id }) => url.includes(id)).flatMap(({ caller }) => WHO[caller].meets),
    learn(caller, body) {
      if (!body.startsWith('{"id":"')) return;
      const { id, revision } = JSON.parse(body) as { id?: unknown; revision?: unknown };
      if (typeof id === 'string' && body.includes('"resumed"')) started.push({ caller, id });
      if (typeof revision === 'number') revisions.push(revision);
    },
  };
}
