import type { FactValue } from '@zhiban/facts';
import { useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { readableValue } from '../../model/readable-value.ts';
import type { FieldView } from '../../model/view.ts';

/** Values as people read them, in the reader's language. */
export function useReadableValue(): (
  field: Pick<FieldView, 'type' | 'choices'>,
  value: FactValue,
) => string | null {
  const { t } = useTranslation('cases', { keyPrefix: 'values' });
  const { date } = useFormat();
  const say = useBilingual();
  const words = { yes: t('yes'), no: t('no'), unlimited: t('unlimited'), date, choice: say };
  return (field, value) => readableValue(field, value, words);
}
