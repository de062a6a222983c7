/** The names of a licence's files: portal and console say the same. */
export const filesZhCN = {
  pdf: '下载 PDF',
  ofd: '下载 OFD',
  record: '下载数据',
  named: '{{form}}：{{title}}，第 {{version}} 版',
};
