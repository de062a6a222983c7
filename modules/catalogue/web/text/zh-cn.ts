/** What the first page needs: search, services, life stages. The rest comes with its pages. */
export const zhCN = {
  portal: {
    search: {
      label: '用您自己的话说',
      hint: '比如：换了老板，卫生许可要不要变',
      found: '找到 {{count}} 个事项',
      none: '没有找到“{{words}}”对应的事项。',
      noneRemedy: '换几个字试试，或拨打 12345，由工作人员帮您找。',
    },
    services: { title: '现在可以办的事', none: '还没有开放网上办理的事项。' },
    stages: {
      title: '按遇到的情况找',
      renamed: '改了名称，换了老板或负责人',
      lost: '许可证丢了',
      moved: '店搬了家，增减了经营项目',
      expiring: '许可证快到期了',
    },
    /** What is searched for: plain words that the services' guides use. */
    stageWords: {
      renamed: '变更名称 负责人',
      lost: '许可证丢了 遗失',
      moved: '店搬了家 经营项目',
      expiring: '许可证快到期 延续',
    },
    brief: {
      days: '{{count}} 个工作日内办好',
      sameDay: '当场办好',
      noVisit: '不用跑窗口',
      visits: '要到窗口 {{count}} 次',
      free: '不收费',
      fee: '收费',
      join: ' · ',
    },
  },
};
