import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { ActionButton, Empty, ErrorView, LinkList, Loading, Page, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listServices } from '../../model/operations.ts';

/** The published services; each leads to its versions. */
export function Component() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.services' });
  return (
    <RequireStaff>
      <Page
        title={t('title')}
        lead={t('lead')}
        width="wide"
        actions={<ActionButton action={{ label: t('propose'), to: '/console/services/propose' }} />}
      >
        <Services />
      </Page>
    </RequireStaff>
  );
}

function Services() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.services' });
  const say = useBilingual();
  const query = useOperation(listServices, { query: {} });
  if (query.isPending) return <Loading lines={6} />;
  if (!query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const { services } = query.data;
  if (services.length === 0) return <Empty what={t('none')} why={t('noneWhy')} />;
  return (
    <LinkList
      items={services.map(({ id, name, version, department }) => ({
        to: `/console/services/${id}`,
        label: say(name),
        note: t('note', { n: version, department, id }),
      }))}
    />
  );
}
