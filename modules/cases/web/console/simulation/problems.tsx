import { type Finding, ServicePackageError } from '@zhiban/catalogue';
import { AppError } from '@zhiban/kernel';
import { ErrorView, ReasonList, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';

/** What keeps a list from being tried: mistakes of the list, of the edited package, or anything else. */
export function Problems({ error }: { error: unknown }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const say = useBilingual();
  if (error instanceof AggregateError) {
    const problems = error.errors.filter(problem => problem instanceof AppError);
    return (
      <ReasonList
        reasons={problems.map(({ text, remedy }, index) => ({
          id: `${index}`,
          state: 'danger',
          reason: say(text),
          remedy: say(remedy),
        }))}
      />
    );
  }
  if (error instanceof ServicePackageError)
    return (
      <ReasonList
        reasons={error.findings.map(({ file, line, message, remedy }: Finding, index) => ({
          id: `${index}`,
          state: 'danger',
          reason: t('finding', { file, line, message: say(message) }),
          remedy: say(remedy),
        }))}
      />
    );
  return <ErrorView error={error instanceof AppError ? error.toJSON() : error} />;
}
