import type { ThemeName } from '@zhiban/ui';
import { createSetting } from './setting.ts';

export type Language = 'zh-CN' | 'en';

export const themeSetting = createSetting<ThemeName>('zhiban.theme', ['standard', 'elder']);
export const languageSetting = createSetting<Language>('zhiban.language', ['zh-CN', 'en']);
