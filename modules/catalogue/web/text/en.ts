import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = {
  portal: {
    search: {
      label: 'Say it in your own words',
      hint: 'For example: 换了老板，卫生许可要不要变 (we have a new owner, does the hygiene licence change?)',
      found: 'Services found: {{count}}',
      none: 'No service was found for “{{words}}”.',
      noneRemedy: 'Try other words, or call 12345 and a member of staff will find it with you.',
    },
    services: { title: 'What you can do now', none: 'No service is open online yet.' },
    stages: {
      title: 'Find it by what happened',
      renamed: 'A new name, owner or responsible person',
      lost: 'A licence was lost',
      moved: 'The shop moved or changed its business',
      expiring: 'A licence is about to expire',
    },
    stageWords: {
      renamed: '变更名称 负责人',
      lost: '许可证丢了 遗失',
      moved: '店搬了家 经营项目',
      expiring: '许可证快到期 延续',
    },
    brief: {
      days: 'Workdays: {{count}}',
      sameDay: 'Done at once',
      noVisit: 'No visit needed',
      visits: 'Visits: {{count}}',
      free: 'Free',
      fee: 'With a fee',
      join: ' · ',
    },
  },
};
