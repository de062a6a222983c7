import { consoleEn } from './console-en.ts';
import { portalEn } from './portal-en.ts';
import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = { portal: portalEn, console: consoleEn };
