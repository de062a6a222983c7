import type { valuesZhCN } from './values-zh-cn.ts';

export const valuesEn: typeof valuesZhCN = {
  yes: 'Yes',
  no: 'No',
  unlimited: 'No end date',
};
