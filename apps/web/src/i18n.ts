import { uiResources } from '@zhiban/ui';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { composed } from './composed.ts';
import type { Resources, Texts } from './module.ts';
import { type Language, languageSetting } from './settings/settings.ts';
import { zhCN } from './text/zh-cn.ts';

const own: Resources = {
  'zh-CN': { web: zhCN },
  en: async () => ({ web: (await import('./text/en.ts')).en }),
};
const sources: readonly Resources[] = [uiResources, own, ...composed.resources];

async function textsIn(language: Language): Promise<Texts> {
  const parts = await Promise.all(
    sources.map(({ [language]: texts }) => (typeof texts === 'function' ? texts() : texts)),
  );
  return Object.assign({}, ...parts);
}

async function use(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'web')) {
    for (const [namespace, texts] of Object.entries(await textsIn(language))) {
      i18next.addResourceBundle(language, namespace, texts);
    }
  }
  await i18next.changeLanguage(language);
}

/** Starts i18next with the texts of the shell, the components and all modules; keeps to the chosen language. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { ...(await textsIn('zh-CN')) } },
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'web',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  languageSetting.subscribe(() => void use(languageSetting.get()));
  await use(languageSetting.get());
}
