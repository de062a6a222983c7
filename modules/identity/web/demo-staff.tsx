import { useOperation } from '@zhiban/kernel/web';
import { ActionButton, Block, ErrorView, FactLine, Loading, Row, StateTag, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '../model/index.ts';
import { listDemoAccounts } from '../model/operations.ts';
import { DemoNotice } from './demo-notice.tsx';
import { useStaffEntry } from './use-staff-entry.ts';

type StaffAccount = Extract<DemoAccount, { kind: 'staff' }>;
/** Often enough that a code on the screen is still good. */
const REFRESH_MS = 5_000;

/** The demo accounts of staff, with password and present code, and a button that signs in with them. */
export function DemoStaff() {
  const accounts = useOperation(listDemoAccounts, {}, { refetchInterval: REFRESH_MS, staleTime: 0 });
  if (accounts.isPending) return <Loading />;
  if (accounts.isError) return <ErrorView error={accounts.error} onRetry={() => void accounts.refetch()} />;
  return (
    <>
      <DemoNotice />
      {accounts.data.accounts.map(account =>
        account.kind === 'staff' ? <DemoStaffMember key={account.key} account={account} /> : null,
      )}
    </>
  );
}

function DemoStaffMember({ account }: { account: StaffAccount }) {
  const { t } = useTranslation('identity');
  const bilingual = useBilingual();
  const { name, departmentName, about, userName, password, totpCode, nextCodeInSeconds } = account;
  const { enter, busy, error } = useStaffEntry();
  return (
    <Block
      title={t('slot.staff', { name, department: departmentName })}
      actions={<StateTag state="warning">{t('demo.tag')}</StateTag>}
    >
      <p>{bilingual(about)}</p>
      <FactLine label={t('staffPage.userName')} value={userName} />
      <FactLine label={t('staffPage.password')} value={password} />
      <FactLine
        label={t('staffPage.code')}
        value={totpCode ?? t('demo.codeUsed', { seconds: nextCodeInSeconds })}
      />
      {error ? <ErrorView error={error} /> : null}
      <Row>
        {totpCode ? (
          <ActionButton
            action={{
              label: t('demo.enterAs', { name }),
              busy,
              onPress: () => enter({ userName, password, code: totpCode }),
            }}
          />
        ) : null}
      </Row>
    </Block>
  );
}
