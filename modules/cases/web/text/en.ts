import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = {
  portal: {
    matters: {
      licences: 'Show my licences',
      title: 'My matters',
      materials: 'My materials: what was submitted can be used again',
      lead: 'Everything that you, or the company you act for, have applied for.',
      none: 'No applications yet',
      noneWhy: 'Once you start one, its progress, corrections and licence are here.',
      find: 'Find a service',
      older: 'Show older ones',
      underWay: 'My matters under way',
      all: 'All my matters',
      line: '{{applicant}} · No. {{number}} · {{at}}',
      until: ' Answer by {{date}} at the latest.',
      next: {
        draft: 'Not submitted yet. Everything is saved; go on where you left off.',
        correction: 'A few points need mending before you submit again.',
        review: 'An officer is looking at it; there is nothing for you to do.',
        approved: 'Done. You can view and download the result.',
        refused: 'Refused. See why, and what you can do.',
        withdrawn: 'You took it back. You can apply again at any time.',
      },
      open: {
        draft: 'Continue',
        correction: 'Mend it',
        review: 'See progress',
        approved: 'See the result',
        refused: 'See the reasons',
        withdrawn: 'See the record',
      },
    },
  },
};
