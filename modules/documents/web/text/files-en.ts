import type { filesZhCN } from './files-zh-cn.ts';

export const filesEn: typeof filesZhCN = {
  pdf: 'Download PDF',
  ofd: 'Download OFD',
  record: 'Download record',
  named: '{{form}}: {{title}}, version {{version}}',
};
