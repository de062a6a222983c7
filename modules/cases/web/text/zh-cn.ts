import { portalZhCN } from './portal-zh-cn.ts';

export const zhCN = { portal: portalZhCN, menu: { inbox: '待办' } };
