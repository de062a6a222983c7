import { useTranslation } from 'react-i18next';
import { type ReadableError, readableError } from './platform-error.ts';

/** Any thrown thing as a sentence and a way out, in the reader's language. */
export function useReadableError(error: unknown): ReadableError {
  const { t, i18n } = useTranslation('ui');
  const known = readableError(error, i18n.language);
  if (known) return known;
  const kind = error instanceof TypeError && !navigator.onLine ? 'offline' : 'unexpected';
  return { message: t(`error.${kind}.message`), remedy: t(`error.${kind}.remedy`) };
}
