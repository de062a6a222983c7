/** What every form says about its application. */
export const ABOUT = ['事项', '申请编号', '受理部门', '申请人', '申请日期'] as const;

/** The lists of every form with what their entries hold. */
export const LISTS = {
  信息: ['项目', '内容', '来源'],
  材料: ['序号', '名称', '形式'],
  选择: ['问题', '回答'],
} as const;
