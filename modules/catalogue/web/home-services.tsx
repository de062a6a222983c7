import { useOperation } from '@zhiban/kernel/web';
import { ErrorView, Loading, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { listServices } from '../model/operations.ts';
import { ServiceList } from './service-list.tsx';

/** The first page's block of what can be applied for now. */
export function Component() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.services' });
  const [search] = useSearchParams();
  const query = useOperation(listServices, { query: {} });
  // While someone searches, the results alone are what is read.
  if (search.get('q')) return null;
  return (
    <section aria-label={t('title')}>
      <Stack gap="tight">
        <h2>{t('title')}</h2>
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ErrorView error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.data?.services.length === 0 ? <p>{t('none')}</p> : null}
        {query.data ? <ServiceList services={query.data.services} /> : null}
      </Stack>
    </section>
  );
}
