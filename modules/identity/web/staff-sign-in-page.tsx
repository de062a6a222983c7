import { ActionButton, Block, Row, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Session } from '../model/index.ts';
import { backOf } from './back.ts';
import { DemoStaff } from './demo-staff.tsx';
import { ProviderEntry } from './provider-entry.tsx';
import { SessionPage } from './session-page.tsx';
import { StaffForm } from './staff-form.tsx';

/** Staff sign in with user name, password and one-time code, on one page. */
export function Component() {
  const { t } = useTranslation('identity');
  return (
    <SessionPage title={t('staffPage.title')} lead={t('staffPage.lead')}>
      {session => <Ways session={session} />}
    </SessionPage>
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
      <ProviderEntry audience="staff" />
      <Block title={t('staffPage.form')}>
        <StaffForm />
      </Block>
      {session.demoSignIn ? <DemoStaff /> : null}
    </Stack>
  );
}
