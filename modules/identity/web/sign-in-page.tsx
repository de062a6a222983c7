import { call, useChange, useOperation } from '@zhiban/kernel/web';
import {
  ActionButton,
  Block,
  Empty,
  ErrorView,
  Loading,
  Row,
  Stack,
  StateTag,
  useBilingual,
} from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { DemoAccount, Session } from '../model/index.ts';
import { listDemoAccounts, listMyCompanies, signInAsDemo } from '../model/operations.ts';
import { backOf } from './back.ts';
import { DemoNotice } from './demo-notice.tsx';
import { ProviderEntry, useProvider } from './provider-entry.tsx';
import { useAdoptSession } from './session.ts';
import { SessionPage } from './session-page.tsx';

/** Applicants sign in: as a demo account, where there are any. */
export function Component() {
  const { t } = useTranslation('identity');
  return (
    <SessionPage title={t('signInPage.title')} lead={t('signInPage.lead')}>
      {session => <Ways session={session} />}
    </SessionPage>
  );
}

function Ways({ session }: { session: Session }) {
  const { t } = useTranslation('identity');
  const [search] = useSearchParams();
  const connected = useProvider('applicant');
  return (
    <Stack>
      {session.kind === 'anonymous' ? null : (
        <Block title={t('signInPage.already', { name: session.name })}>
          <Row>
            <ActionButton action={{ label: t('signInPage.goOn'), to: backOf(search, '/') }} kind="primary" />
          </Row>
        </Block>
      )}
      <ProviderEntry audience="applicant" />
      {session.demoSignIn ? (
        <DemoApplicants />
      ) : connected === false ? (
        <Empty what={t('signInPage.none')} why={t('signInPage.noneWhy')} />
      ) : null}
      <Block title={t('signInPage.staffTitle')}>
        <p>{t('signInPage.staff')}</p>
        <Row>
          <ActionButton action={{ label: t('signInPage.toConsole'), to: '/console/sign-in' }} />
        </Row>
      </Block>
    </Stack>
  );
}

function DemoApplicants() {
  const accounts = useOperation(listDemoAccounts, {});
  if (accounts.isPending) return <Loading />;
  if (accounts.isError) return <ErrorView error={accounts.error} onRetry={() => void accounts.refetch()} />;
  const applicants = accounts.data.accounts.filter(account => account.kind === 'applicant');
  return (
    <>
      <DemoNotice />
      {applicants.map(account => (
        <DemoApplicant key={account.key} account={account} />
      ))}
    </>
  );
}

function DemoApplicant({ account }: { account: DemoAccount }) {
  const { t } = useTranslation('identity');
  const bilingual = useBilingual();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const adopt = useAdoptSession();
  const entering = useChange(signInAsDemo);

  async function enter(): Promise<void> {
    adopt(await entering.mutateAsync({ body: { key: account.key } }));
    const { companies } = await call(listMyCompanies, {}).catch(() => ({ companies: [] }));
    const back = backOf(search, '/');
    await navigate(companies.length > 0 ? `/acting-for?back=${encodeURIComponent(back)}` : back);
  }
  return (
    <Block title={account.name} actions={<StateTag state="warning">{t('demo.tag')}</StateTag>}>
      <p>{bilingual(account.about)}</p>
      {entering.isError ? <ErrorView error={entering.error} /> : null}
      <Row>
        <ActionButton
          action={{
            label: t('demo.enterAs', { name: account.name }),
            busy: entering.isPending,
            onPress: () => void enter().catch(() => undefined),
          }}
        />
      </Row>
    </Block>
  );
}
