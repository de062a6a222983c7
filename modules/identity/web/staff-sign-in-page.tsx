import { ActionButton, Block, ErrorView, Loading, Page, Row, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Session } from '../model/index.ts';
import { backOf } from './back.ts';
import { DemoStaff } from './demo-staff.tsx';
import { useSession } from './session.ts';
import { StaffForm } from './staff-form.tsx';

/** Staff sign in with user name, password and one-time code, on one page. */
export function Component() {
  const { t } = useTranslation('identity');
  const { session, error, retry } = useSession();
  return (
    <Page title={t('staffPage.title')} lead={t('staffPage.lead')} width="form">
      {session ? (
        <Ways session={session} />
      ) : error ? (
        <ErrorView error={error} onRetry={retry} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Ways({ session }: { session: Session }) {
  const { t } = useTranslation('identity');
  const [search] = useSearchParams();
  return (
    <Stack>
      {session.kind === 'staff' ? (
        <Block title={t('signInPage.already', { name: session.name })}>
          <Row>
            <ActionButton action={{ label: t('staffPage.goOn'), to: backOf(search, '/console') }} />
          </Row>
        </Block>
      ) : null}
      <Block title={t('staffPage.form')}>
        <StaffForm />
      </Block>
      {session.demoSignIn ? <DemoStaff /> : null}
    </Stack>
  );
}
