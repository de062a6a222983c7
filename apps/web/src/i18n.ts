import { uiResources } from '@zhiban/ui';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { composed } from './composed.ts';
import type { Resources } from './module.ts';
import { type Language, languageSetting } from './settings/settings.ts';
import { zhCN } from './text/zh-cn.ts';

/** `shell`: what everybody loads. */
type Area = 'shell' | 'portal' | 'console';

const own: Resources = {
  'zh-CN': { web: zhCN },
  en: async () => ({ web: (await import('./text/en.ts')).en }),
};
const sources: Readonly<Record<Area, readonly Resources[]>> = {
  shell: [uiResources, own, ...composed.resources],
  portal: composed.portalResources,
  console: composed.consoleResources,
};
const opened = new Set<Area>(['shell']);
const held = new Set<string>();

async function hold(area: Area, language: Language): Promise<void> {
  const name = `${area} ${language}`;
  if (held.has(name)) return;
  const parts = await Promise.all(
    sources[area].map(({ [language]: texts }) => (typeof texts === 'function' ? texts() : texts)),
  );
  for (const part of parts)
    for (const [namespace, texts] of Object.entries(part))
      i18next.addResourceBundle(language, namespace, texts, true);
  held.add(name);
}

async function use(language: Language): Promise<void> {
  await Promise.all([...opened].map(area => hold(area, language)));
  await i18next.changeLanguage(language);
}

/** Loads what the pages of an area say, in the language of the screens and from then on in each that is chosen. */
export async function openTexts(area: 'portal' | 'console'): Promise<void> {
  opened.add(area);
  await hold(area, languageSetting.get());
}

const missed = new Set<string>();

function complain(key: string): void {
  if (missed.has(key)) return;
  missed.add(key);
  console.error(`No text for ${key}`);
}

/** Starts i18next with the texts of the shell, the components and the first page; keeps to the chosen language. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'web',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    // A page that says what was not loaded with it is at fault: the journeys hear of it here.
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => complain(`${namespace}:${key}`),
  });
  languageSetting.subscribe(() => void use(languageSetting.get()));
  await use(languageSetting.get());
}
