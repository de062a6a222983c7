import { describe, expect, it } from 'vitest';
import { licenceState } from './licence.ts';
import { ACT_RULES, actStanding, LICENCE_ACTS, standingOf, stateAfter } from './licence-life.ts';

/** Every state (a row) and every act (a column): where it leads, or `-`. */
const WALK = [
  [
    '    ',
    'withhold',
    'restore',
    'annotate',
    'renew',
    'transfer-out',
    'deregister',
    'rescind',
    'revoke',
    'lapse',
  ],
  ['01', '02', '-', '01', '01', '06', '04', '03', '07', '05'],
  ['02', '-', '01', '02', '-', '-', '04', '03', '07', '05'],
  ['03', '-', '-', '-', '-', '-', '04', '-', '-', '-'],
  ['04', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  ['05', '-', '-', '-', '-', '-', '04', '-', '-', '-'],
  ['06', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  ['07', '-', '-', '-', '-', '-', '04', '-', '-', '-'],
  ['99', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
];

it('leads from every state by every act where the table says', () => {
  const walked = licenceState.options
    .toSorted()
    .map(state => [state, ...LICENCE_ACTS.map(act => stateAfter(state, act) ?? '-')]);
  expect([['    ', ...LICENCE_ACTS], ...walked]).toEqual(WALK);
});

it('names for every act how many people it takes and its ground', () => {
  expect(
    LICENCE_ACTS.map(act => {
      const { name, by, ground } = ACT_RULES[act];
      return `${name.zh} ${by} ${ground.law}${ground.article}`;
    }),
  ).toEqual([
    '暂扣 one 中华人民共和国行政处罚法第九条',
    '恢复 one 中华人民共和国行政处罚法第九条',
    '附注 one 中华人民共和国行政许可法第六十一条',
    '延续 one 中华人民共和国行政许可法第五十条',
    '转出 two 中华人民共和国行政许可法第四十九条',
    '注销 two 中华人民共和国行政许可法第七十条',
    '撤销 two 中华人民共和国行政许可法第六十九条',
    '吊销 two 中华人民共和国行政处罚法第九条',
    '失效 register 中华人民共和国行政许可法第四十九条',
  ]);
});

describe('how a licence stands', () => {
  it.each([
    ['01', '2026-11-22', '01'],
    ['01', '2026-11-21', '01'],
    ['01', '2026-11-20', '05'],
    ['01', null, '01'],
    ['02', '2026-11-21', '02'],
    ['02', '2026-11-20', '05'],
    ['03', '2026-11-20', '03'],
    ['04', '2026-11-20', '04'],
    ['06', '2026-11-20', '06'],
    ['07', '2026-11-20', '07'],
  ] as const)('%s until %s stands as %s on 21 November 2026', (state, validTo, expected) => {
    expect(standingOf({ state, validTo }, '2026-11-21')).toBe(expected);
  });

  it('says why an act may not be done', () => {
    expect(actStanding({ state: '01', validTo: '2028-05-31' }, 'renew')).toBe('possible');
    expect(actStanding({ state: '01', validTo: null }, 'renew')).toBe('no-end');
    expect(actStanding({ state: '02', validTo: null }, 'renew')).toBe('state');
    expect(actStanding({ state: '04', validTo: null }, 'deregister')).toBe('state');
  });
});
