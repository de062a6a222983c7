import type { ReadingProgress } from '@zhiban/documents';
import { address } from '@zhiban/kernel/web';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { watchMaterialReading } from '../../../model/operations.ts';
import { followReading, wordsFor } from './follow-reading.ts';

/** How far the reading of a material is, in words; undefined while nothing is known. */
export function useReadingWords(
  applicationId: string,
  materialId: string,
  reading: boolean,
): string | undefined {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.reading' });
  const [progress, setProgress] = useState<ReadingProgress>();
  useEffect(() => {
    setProgress(undefined);
    if (!reading) return undefined;
    const params = { applicationId, materialId };
    return followReading(new EventSource(address(watchMaterialReading, params)), setProgress);
  }, [applicationId, materialId, reading]);
  const words = reading && progress ? wordsFor(progress) : undefined;
  if (!words) return undefined;
  if (words.key === 'onPage') return t('onPage', { ...words.values, step: t(words.step) });
  return words.key === 'ahead' ? t('ahead', words.values) : t(words.key);
}
