import { Loading, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';

/** Stands in the shell while the first page of a visit is fetched. */
export function PageLoading() {
  const { t } = useTranslation('web');
  return (
    <Page title={t('opening')}>
      <Loading />
    </Page>
  );
}
