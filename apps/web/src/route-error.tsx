import { ErrorView, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { NotFound } from './not-found.tsx';

/** In place of a page that failed to load or to draw. Reloading also fetches what a new release replaced. */
export function RouteError() {
  const { t } = useTranslation('web');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <Page title={t('failed.title')} width="text">
      <ErrorView
        error={error}
        onRetry={() => window.location.reload()}
        action={{ label: t('failed.home'), to: '/' }}
      />
    </Page>
  );
}
