import type { Bilingual } from '@zhiban/kernel';

export type Language = keyof Bilingual;

/** English where the terminal's language is English, else Chinese. */
export const language = ({ LC_ALL, LANG }: NodeJS.ProcessEnv): Language =>
  (LC_ALL || LANG || '').startsWith('en') ? 'en' : 'zh';
