import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type DateInput, formatDate, formatDateTime, formatMoney } from './format.ts';

/** The format functions in the reader's language. */
export function useFormat() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(
    () => ({
      date: (value: DateInput) => formatDate(value, language),
      dateTime: formatDateTime,
      money: (cents: bigint | number) => formatMoney(cents, language),
    }),
    [language],
  );
}
