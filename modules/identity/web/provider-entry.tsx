import { address, useOperation } from '@zhiban/kernel/web';
import { Block, Row, StateTag } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { getSignInWays, type OidcAudience, startOidcSignIn } from '../model/factor-operations.ts';
import { backOf } from './back.ts';

const HOME: Readonly<Record<OidcAudience, string>> = { applicant: '/', staff: '/console' };

/** Whether an identity provider is connected for them; undefined while that is not known. */
export function useProvider(audience: OidcAudience): boolean | undefined {
  return useOperation(getSignInWays, {}).data?.oidc.includes(audience);
}

/** The way to an identity provider, and what went wrong with it the last time. */
export function ProviderEntry({ audience }: { audience: OidcAudience }) {
  const { t } = useTranslation('identity', { keyPrefix: 'provider' });
  const [search] = useSearchParams();
  const connected = useProvider(audience);
  const problem = search.get('problem');
  if (!connected) return null;
  const back = backOf(search, HOME[audience]);
  return (
    <Block title={t(`title.${audience}`)}>
      {problem === 'account' || problem === 'provider' ? (
        <>
          <StateTag state="danger">{t(`problem.${problem}`)}</StateTag>
          <p>{t(`remedy.${problem}.${audience}`)}</p>
        </>
      ) : null}
      <p>{t(`hint.${audience}`)}</p>
      <Row>
        <Button type="primary" href={address(startOidcSignIn, { audience }, { back })}>
          {t('enter')}
        </Button>
      </Row>
    </Block>
  );
}
