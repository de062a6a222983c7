import { zhCN } from './zh-cn.ts';

/** The components' own texts for i18next, under the namespace `ui`; English is fetched when it is chosen. */
export const uiResources = {
  'zh-CN': { ui: zhCN },
  en: async () => ({ ui: (await import('./en.ts')).en }),
};
