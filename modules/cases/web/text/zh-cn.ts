/** What the first page needs: the matters under way. The rest comes with its pages. */
export const zhCN = {
  portal: {
    matters: {
      licences: '看我的证照',
      title: '我的办件',
      materials: '我的材料：交过的可以再用',
      lead: '您本人和您代表的企业办过、正在办的事，都在这里。',
      none: '还没有办件',
      noneWhy: '开始办理一件事后，可以在这里看进度、补材料、下载证照。',
      find: '去找要办的事',
      older: '看更早的办件',
      underWay: '我正在办的事',
      all: '看全部办件',
      line: '{{applicant}} · {{number}} · {{at}}',
      until: '最迟 {{date}}答复。',
      next: {
        draft: '还没有提交，内容都已保存，可以接着填。',
        correction: '有几处要改，改好后再提交。',
        review: '工作人员正在审核，您不用做什么。',
        approved: '已经办好，可以查看和下载。',
        refused: '没有通过，可以看理由和接下来怎么办。',
        withdrawn: '您已撤回。需要时可以重新申请。',
      },
      open: {
        draft: '继续填写',
        correction: '去补正',
        review: '查看进度',
        approved: '查看结果',
        refused: '查看理由',
        withdrawn: '查看记录',
      },
    },
  },
};
