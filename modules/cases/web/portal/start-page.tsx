import { useQuery } from '@tanstack/react-query';
import { RequireApplicant } from '@zhiban/identity/web';
import { ApiError, call } from '@zhiban/kernel/web';
import { ErrorView, Loading, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { startApplication } from '../../model/operations.ts';

/**
 * Starts an application of a service and goes to its form; the answers of the guide's questions stand in the
 * address. Signs in first where that is needed.
 */
export function Component() {
  return (
    <RequireApplicant>
      <Start />
    </RequireApplicant>
  );
}

function Start() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.start' });
  const { serviceId = '' } = useParams();
  const [search] = useSearchParams();
  const answers = Object.fromEntries(search);
  const guide = `/services/${serviceId}`;
  // Starting twice takes up the same draft, so that it may be asked like a question and again.
  const start = useQuery({
    queryKey: [startApplication.id, serviceId, answers],
    queryFn: () => call(startApplication, { body: { serviceId, answers } }),
    gcTime: 0,
    retry: false,
  });
  if (start.data) return <Navigate to={`/applications/${start.data.id}`} replace />;
  const companyNeeded = start.error instanceof ApiError && start.error.body.code === 'CASES_COMPANY_NEEDED';
  const here = `/services/${serviceId}/start?${search}`;
  return (
    <Page title={t('title')} width="text" back={{ to: guide, label: t('toGuide') }}>
      {start.isError ? (
        <ErrorView
          error={start.error}
          onRetry={companyNeeded ? undefined : () => void start.refetch()}
          action={
            companyNeeded
              ? { label: t('chooseCompany'), to: `/acting-for?back=${encodeURIComponent(here)}` }
              : { label: t('toGuide'), to: guide }
          }
        />
      ) : (
        <>
          <p role="status">{t('preparing')}</p>
          <Loading lines={4} />
        </>
      )}
    </Page>
  );
}
