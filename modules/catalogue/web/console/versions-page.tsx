import { RequireStaff } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { ActionButton, ErrorView, Link, Loading, Page, Stack, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { getGuide, listVersions } from '../../model/operations.ts';
import { Version } from './version.tsx';

/** All versions of a service, newest first. */
export function Component() {
  return (
    <RequireStaff>
      <Versions />
    </RequireStaff>
  );
}

function Versions() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.versions' });
  const say = useBilingual();
  const { serviceId = '' } = useParams();
  const params = { serviceId };
  const guide = useOperation(getGuide, { params });
  const query = useOperation(listVersions, { params });
  return (
    <Page
      title={guide.data ? say(guide.data.name) : serviceId}
      lead={t('lead', { id: serviceId })}
      back={{ to: '/console/services', label: t('back') }}
      width="wide"
      actions={
        guide.data ? (
          <>
            <ActionButton action={{ label: t('guide'), to: `/services/${serviceId}` }} />
            <ActionButton action={{ label: t('editRules'), to: `/console/services/${serviceId}/rules` }} />
          </>
        ) : undefined
      }
    >
      {query.isPending ? <Loading lines={6} /> : null}
      {query.isError ? <ErrorView error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <Stack>
          {query.data.versions.map(version => (
            <Version key={version.version} version={version}>
              {version.state === 'proposed' && guide.data ? (
                <Link to={`/console/services/${serviceId}/versions/${version.version}/changes`}>
                  {t('changes')}
                </Link>
              ) : null}
            </Version>
          ))}
        </Stack>
      ) : null}
    </Page>
  );
}
