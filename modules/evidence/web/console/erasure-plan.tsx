import { useOperation } from '@zhiban/kernel/web';
import { ErrorView, Loading, Stack, useBilingual } from '@zhiban/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { planErasure } from '../../model/erasure-operations.ts';

/** What goes and what stays, in plain words, above whatever does it; that shows only once this is known. */
export function ErasurePlan({ code, children }: { code: string; children: ReactNode }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.plan' });
  const say = useBilingual();
  const query = useOperation(planErasure, { query: { code } }, { staleTime: 0 });
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const { gone, kept } = query.data;
  return (
    <Stack>
      <div>
        <h3>{t('gone')}</h3>
        <ul>
          {gone.map(({ what, count }) => (
            <li key={what.zh}>{t('line', { what: say(what), count })}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t('kept')}</h3>
        <ul>
          {kept.map(({ what, count, why }) => (
            <li key={`${what.zh}${why.zh}`}>{t('keptLine', { what: say(what), count, why: say(why) })}</li>
          ))}
        </ul>
      </div>
      <p>{t('backups')}</p>
      {children}
    </Stack>
  );
}
