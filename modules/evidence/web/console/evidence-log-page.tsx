import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { ErrorView, Loading, Page, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { getEvidenceState } from '../../model/keeper-operations.ts';
import { AuditBlock } from './audit-block.tsx';
import { Erasures } from './erasures.tsx';
import { LogKeys } from './log-keys.tsx';
import { LogState } from './log-state.tsx';
import { ProposeErasure } from './propose-erasure.tsx';

const KEEPERS = ['supervisor', 'operator'] as const;
/** Sealing takes a quarter of a second, witnesses some seconds. */
const AGAIN_MS = 5_000;

/** The log, its keys, its audit, and what is to be erased by law. */
export function Component() {
  const { t } = useTranslation('evidence', { keyPrefix: 'console' });
  return (
    <RequireStaff role={KEEPERS}>
      <Page title={t('title')} lead={t('lead')} width="wide">
        <Stack>
          <Erasures />
          <ProposeErasure />
          <Log />
          <AuditBlock />
        </Stack>
      </Page>
    </RequireStaff>
  );
}

function Log() {
  const query = useOperation(getEvidenceState, {}, { refetchInterval: AGAIN_MS });
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <LogState state={query.data} />
      <LogKeys keys={query.data.keys} />
    </>
  );
}
