import { portalEn } from './portal-en.ts';
import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = { portal: portalEn, menu: { inbox: 'Inbox' } };
