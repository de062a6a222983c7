import type { Bilingual } from '@zhiban/kernel';
import type { LicenceState } from './licence.ts';

export const LICENCE_ACTS = [
  'withhold',
  'restore',
  'annotate',
  'renew',
  'transfer-out',
  'deregister',
  'rescind',
  'revoke',
  'lapse',
] as const;
/** What may be done with a licence after its issue. `lapse` is the register's own act: another took its place. */
export type LicenceAct = (typeof LICENCE_ACTS)[number];

type LicenceLife = Record<LicenceState, { readonly [A in LicenceAct]?: LicenceState }>;

/**
 * The life of a licence: which act leads from which state to which. A rescinded, revoked or expired licence is
 * still to be deregistered (行政许可法第七十条), and nothing else; what is deregistered or elsewhere is at its end.
 */
export const LICENCE_LIFE = {
  '01': {
    withhold: '02',
    annotate: '01',
    renew: '01',
    'transfer-out': '06',
    deregister: '04',
    rescind: '03',
    revoke: '07',
    lapse: '05',
  },
  '02': { restore: '01', annotate: '02', deregister: '04', rescind: '03', revoke: '07', lapse: '05' },
  '03': { deregister: '04' },
  '04': {},
  '05': { deregister: '04' },
  '06': {},
  '07': { deregister: '04' },
  '99': {},
} as const satisfies LicenceLife;

/** A law by its full name and the article, `第六十九条`. */
export interface LegalGround {
  readonly law: string;
  readonly article: string;
}
const PERMIT_LAW = '中华人民共和国行政许可法';
const PENALTY_LAW = '中华人民共和国行政处罚法';

interface ActRule {
  readonly name: Bilingual;
  /** One officer, two officers (it cannot be taken back), or the register itself. */
  readonly by: 'one' | 'two' | 'register';
  /** The general ground; the law of the trade often has a nearer one, which the officer then names. */
  readonly ground: LegalGround;
}

/** Each act with its name, how many people it takes, and its general legal ground. */
export const ACT_RULES = {
  withhold: {
    name: { zh: '暂扣', en: 'Withhold' },
    by: 'one',
    ground: { law: PENALTY_LAW, article: '第九条' },
  },
  restore: {
    name: { zh: '恢复', en: 'Restore' },
    by: 'one',
    ground: { law: PENALTY_LAW, article: '第九条' },
  },
  annotate: {
    name: { zh: '附注', en: 'Annotate' },
    by: 'one',
    ground: { law: PERMIT_LAW, article: '第六十一条' },
  },
  renew: { name: { zh: '延续', en: 'Renew' }, by: 'one', ground: { law: PERMIT_LAW, article: '第五十条' } },
  'transfer-out': {
    name: { zh: '转出', en: 'Transfer out' },
    by: 'two',
    ground: { law: PERMIT_LAW, article: '第四十九条' },
  },
  deregister: {
    name: { zh: '注销', en: 'Deregister' },
    by: 'two',
    ground: { law: PERMIT_LAW, article: '第七十条' },
  },
  rescind: {
    name: { zh: '撤销', en: 'Rescind' },
    by: 'two',
    ground: { law: PERMIT_LAW, article: '第六十九条' },
  },
  revoke: { name: { zh: '吊销', en: 'Revoke' }, by: 'two', ground: { law: PENALTY_LAW, article: '第九条' } },
  lapse: {
    name: { zh: '失效', en: 'Lapse' },
    by: 'register',
    ground: { law: PERMIT_LAW, article: '第四十九条' },
  },
} as const satisfies Record<LicenceAct, ActRule>;

interface Dated {
  readonly state: LicenceState;
  /** Last day of validity; null: 长期. */
  readonly validTo: string | null;
}

/**
 * How a licence stands on a day: the state of the register, and 失效 once its last day is over. It follows from the
 * dates and not from a job, which could be late.
 * @param today civil day, `2026-11-21`
 */
export function standingOf({ state, validTo }: Dated, today: string): LicenceState {
  const over = validTo !== null && validTo < today;
  return over && (state === '01' || state === '02') ? '05' : state;
}

/** Where an act leads from a state; undefined: it may not be done then. */
export function stateAfter(state: LicenceState, act: LicenceAct): LicenceState | undefined {
  const moves: LicenceLife[LicenceState] = LICENCE_LIFE[state];
  return moves[act];
}

/** Whether an act may be done with a licence that stands so, or why not. A licence without end needs no renewal. */
export function actStanding({ state, validTo }: Dated, act: LicenceAct): 'possible' | 'state' | 'no-end' {
  if (stateAfter(state, act) === undefined) return 'state';
  return act === 'renew' && validTo === null ? 'no-end' : 'possible';
}
