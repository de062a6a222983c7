import { RequireApplicant } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { Empty, ErrorView, Loading, Page, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listLibrary } from '../../model/library-operations.ts';
import { ConsentChoice } from './consent-choice.tsx';
import { EntryCard } from './entry-card.tsx';

/** What the person, or the company that he acts for, submitted or was issued, and how it may be used again. */
export function Component() {
  const { t } = useTranslation('documents', { keyPrefix: 'library' });
  return (
    <RequireApplicant>
      <Page
        title={t('title')}
        lead={t('lead')}
        width="form"
        back={{ to: '/applications', label: t('toMatters') }}
      >
        <Library />
      </Page>
    </RequireApplicant>
  );
}

function Library() {
  const { t } = useTranslation('documents', { keyPrefix: 'library' });
  const query = useOperation(listLibrary, {});
  if (query.isPending) return <Loading lines={6} />;
  if (!query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const { holder, consent, entries } = query.data;
  return (
    <Stack>
      <p>{t(`holder.${holder.kind}`, { name: holder.name })}</p>
      {entries.length === 0 ? (
        <Empty what={t('none')} why={t('noneWhy')} action={{ label: t('find'), to: '/' }} />
      ) : (
        entries.map(entry => <EntryCard key={entry.id} entry={entry} />)
      )}
      <ConsentChoice consent={consent} />
    </Stack>
  );
}
