import { useOperation } from '@zhiban/kernel/web';
import { Empty, ErrorView, Loading, Page, Stack, StateTag } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { listDemoSpecimens } from '../../model/operations.ts';
import { SpecimenCard } from './specimen-card.tsx';
import { SpecimenEditor } from './specimen-editor.tsx';

/** Photographs of fictional licences to try the services with. */
export function Component() {
  const { t } = useTranslation('documents', { keyPrefix: 'demo' });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<StateTag state="warning">{t('tag')}</StateTag>}
      width="wide"
    >
      <p>{t('notice')}</p>
      <Specimens />
    </Page>
  );
}

function Specimens() {
  const { t } = useTranslation('documents', { keyPrefix: 'demo' });
  const [search, setSearch] = useSearchParams();
  const query = useOperation(listDemoSpecimens, {});
  if (query.isPending) return <Loading lines={8} />;
  if (!query.data)
    return query.error.status === 404 ? (
      <Empty what={t('absent')} why={t('absentWhy')} action={{ label: t('home'), to: '/' }} />
    ) : (
      <ErrorView error={query.error} onRetry={() => void query.refetch()} />
    );
  if (query.data.length === 0)
    return <Empty what={t('absent')} why={t('absentWhy')} action={{ label: t('home'), to: '/' }} />;
  const chosen = query.data.find(({ key }) => key === search.get('photo'));
  if (chosen) return <SpecimenEditor key={chosen.key} specimen={chosen} onClose={() => setSearch({})} />;
  return (
    <Stack>
      {query.data.map(specimen => (
        <SpecimenCard
          key={specimen.key}
          specimen={specimen}
          onChoose={() => setSearch({ photo: specimen.key })}
        />
      ))}
    </Stack>
  );
}
