import { useChange, useOperation } from '@zhiban/kernel/web';
import { ActionButton, Block, ErrorView, Loading, Page, Row, Stack, StateTag, useFormat } from '@zhiban/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Company } from '../model/index.ts';
import { chooseCompany, listMyCompanies } from '../model/operations.ts';
import { backOf } from './back.ts';
import { RequireApplicant } from './require.tsx';
import { useAdoptSession, useSession } from './session.ts';

/** For whom one acts: oneself, or a company that one represents. */
export function Component() {
  const { t } = useTranslation('identity');
  return (
    <RequireApplicant>
      <Page title={t('actingFor.title')} lead={t('actingFor.lead')} width="form">
        <Choices />
      </Page>
    </RequireApplicant>
  );
}

function Choices() {
  const { t } = useTranslation('identity');
  const { session } = useSession();
  const companies = useOperation(listMyCompanies, {});
  if (companies.isPending) return <Loading />;
  if (companies.isError)
    return <ErrorView error={companies.error} onRetry={() => void companies.refetch()} />;
  const name = session?.kind === 'applicant' ? session.name : '';
  return (
    <Stack>
      {companies.data.companies.map(company => (
        <Choice key={company.uscc} uscc={company.uscc} title={company.name}>
          <CompanyLines company={company} />
        </Choice>
      ))}
      <Choice uscc={null} title={t('actingFor.self', { name })}>
        <p>{companies.data.companies.length > 0 ? t('actingFor.selfHint') : t('actingFor.none')}</p>
      </Choice>
    </Stack>
  );
}

function CompanyLines({ company }: { company: Company }) {
  const { t } = useTranslation('identity');
  const { date } = useFormat();
  const { basis, services, validTo, uscc } = company;
  return (
    <p>
      {t(`actingFor.basis.${basis}`)}
      {services ? t('actingFor.someServices', { count: services.length }) : t('actingFor.allServices')}
      {validTo ? t('actingFor.until', { date: date(validTo) }) : null}
      <br />
      {t('actingFor.uscc', { uscc })}
    </p>
  );
}

function Choice(props: { uscc: string | null; title: string; children: ReactNode }) {
  const { t } = useTranslation('identity');
  const { session } = useSession();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const adopt = useAdoptSession();
  const choosing = useChange(chooseCompany);
  const chosen = session?.kind === 'applicant' && (session.actingFor?.uscc ?? null) === props.uscc;
  const back = backOf(search, '/');

  async function choose(): Promise<void> {
    adopt(await choosing.mutateAsync({ body: { uscc: props.uscc } }));
    await navigate(back);
  }
  const label = t('actingFor.choose', { name: props.title });
  return (
    <Block
      title={props.title}
      actions={chosen ? <StateTag state="info">{t('actingFor.chosen')}</StateTag> : undefined}
    >
      {props.children}
      {choosing.isError ? <ErrorView error={choosing.error} /> : null}
      <Row>
        {chosen ? (
          <ActionButton action={{ label: t('actingFor.keep'), to: back }} />
        ) : (
          <ActionButton
            action={{
              label,
              busy: choosing.isPending,
              onPress: () => void choose().catch(() => undefined),
            }}
          />
        )}
      </Row>
    </Block>
  );
}
