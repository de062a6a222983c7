import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = {
  demo: {
    title: 'Demo registers',
    lead: 'Make a register of the demonstration slow, unreachable or contradictory, and see how the pages cope.',
    tag: 'Demonstration',
    notice:
      'This changes the demonstration’s registers alone, in this server, from the next question on. A system in production has none.',
    none: 'There are no demo registers here',
    noneWhy: 'A system in production has none.',
    now: 'Now: {{behaviour}}',
    choose: 'How it behaves',
    saving: 'Switching',
    saved: 'Switched',
    behaviour: {
      normal: 'Normal',
      slow: 'Slow',
      down: 'Unreachable',
      'not-found': 'Finds nothing',
      conflict: 'Contradicts licences',
    },
    effect: {
      normal: 'Answers soon, in agreement with the licences.',
      slow: 'Answers after 20 seconds: the form does not wait for it.',
      down: 'Unreachable: the applicant enters the facts, an officer checks them.',
      'not-found': 'Knows no such person or company: the applicant enters the facts, an officer checks them.',
      conflict: 'Says other things than the licences: no automatic decision, an officer looks at it.',
    },
  },
};
