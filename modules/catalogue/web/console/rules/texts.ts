import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { rulesEn } from '../../text/rules-en.ts';
import { rulesZhCN } from '../../text/rules-zh-cn.ts';

const NAMESPACE = 'catalogueRules';

/** The texts of these pages, which come with them: the first page of the portal does not carry them. */
export function useRulesText() {
  if (!i18next.hasResourceBundle('zh-CN', NAMESPACE)) {
    i18next.addResourceBundle('zh-CN', NAMESPACE, rulesZhCN);
    i18next.addResourceBundle('en', NAMESPACE, rulesEn);
  }
  return useTranslation(NAMESPACE).t;
}
