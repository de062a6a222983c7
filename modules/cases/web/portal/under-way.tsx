import { useOperation } from '@zhiban/kernel/web';
import { Block, ErrorView, Link } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listMyApplications } from '../../model/operations.ts';
import { Matter } from './matter.tsx';
import { underWay } from './status.ts';

/** So many matters fit on the first page; the others stand in the list. */
const SHOWN = 3;

/** The matters in which something is still to happen; absent when there are none. */
export function UnderWay() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.matters' });
  const query = useOperation(listMyApplications, { query: {} });
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const matters = underWay(query.data?.items ?? []);
  if (matters.length === 0) return null;
  return (
    <Block title={t('underWay')}>
      {matters.slice(0, SHOWN).map(matter => (
        <Matter key={matter.id} matter={matter} level={3} />
      ))}
      <p>
        <Link to="/applications">{t('all')}</Link>
      </p>
    </Block>
  );
}
