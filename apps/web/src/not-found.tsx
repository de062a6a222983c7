import { Empty, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';

/** For every address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation('web');
  return (
    <Page title={t('notFound.title')} width="text">
      <Empty
        what={t('notFound.what')}
        why={t('notFound.why')}
        action={{ label: t('notFound.action'), to: '/' }}
      />
    </Page>
  );
}
