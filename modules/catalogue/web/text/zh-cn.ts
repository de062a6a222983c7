import { consoleZhCN } from './console-zh-cn.ts';
import { portalZhCN } from './portal-zh-cn.ts';

export const zhCN = { portal: portalZhCN, console: consoleZhCN };
