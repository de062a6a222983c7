import { useTranslation } from 'react-i18next';

/** What the editor of rules says. */
export const useRulesText = () => useTranslation('catalogue', { keyPrefix: 'console.rules' }).t;
