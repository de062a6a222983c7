import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { Empty, ErrorView, Loading, Page, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listSigningKeys } from '../../model/key-operations.ts';
import { Key } from './key.tsx';
import { ProposeKey } from './propose-key.tsx';

const OPERATOR = 'operator';

/** The signing keys of all offices: who proposed them, who activated them, and what is to be done. */
export function Component() {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  return (
    <RequireStaff role={OPERATOR}>
      <Page title={t('title')} lead={t('lead')} width="wide">
        <Keys />
      </Page>
    </RequireStaff>
  );
}

function Keys() {
  const { t } = useTranslation('documents', { keyPrefix: 'keys' });
  const query = useOperation(listSigningKeys, {});
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack>
      <ProposeKey />
      {query.data.keys.length === 0 ? <Empty what={t('none')} /> : null}
      {query.data.keys.map(key => (
        <Key key={key.id} signingKey={key} />
      ))}
    </Stack>
  );
}
