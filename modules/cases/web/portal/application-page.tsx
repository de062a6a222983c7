import { RequireApplicant } from '@zhiban/identity/web';
import { ErrorView, Loading, Page } from '@zhiban/ui';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { FormPage } from './form/form-page.tsx';
import { ResultPage } from './result/result-page.tsx';
import { isEditable } from './status.ts';
import { useApplication } from './use-application.ts';

/** One application: its form while the applicant can write, else what came of it. */
export function Component() {
  const { applicationId = '' } = useParams();
  return (
    <RequireApplicant>
      <Application key={applicationId} applicationId={applicationId} />
    </RequireApplicant>
  );
}

function Application({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal' });
  const query = useApplication(applicationId);
  const wasForm = useRef(false);
  if (!query.data)
    return (
      <Page title={t('application')} back={{ to: '/applications', label: t('form.toMatters') }}>
        {query.isError ? (
          <ErrorView
            error={query.error}
            onRetry={() => void query.refetch()}
            action={{ label: t('form.toMatters'), to: '/applications' }}
          />
        ) : (
          <Loading lines={6} />
        )}
      </Page>
    );
  const editable = isEditable(query.data.status);
  const arrived = wasForm.current;
  if (editable) wasForm.current = true;
  return editable ? <FormPage view={query.data} /> : <ResultPage view={query.data} arrived={arrived} />;
}
