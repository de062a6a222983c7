import { useTranslation } from 'react-i18next';

/** Chooses the reader's language of a text that comes in both. */
export function useBilingual(): (text: { readonly zh: string; readonly en: string }) => string {
  const { i18n } = useTranslation();
  return text => (i18n.language.startsWith('en') ? text.en : text.zh);
}
