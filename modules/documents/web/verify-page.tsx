import { civilDay } from '@zhiban/kernel';
import { useOperation } from '@zhiban/kernel/web';
import {
  Block,
  ErrorView,
  FactLine,
  Loading,
  Page,
  SearchBox,
  StateIcon,
  useBilingual,
  useFormat,
} from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { verifyLicence } from '../model/operations.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** Shorter texts are no identifiers; the contract refuses them too. */
const SHORTEST = 20;

/** Tells anyone whether a licence is genuine and in force. Public. */
export function Component() {
  const { t } = useTranslation('documents', { keyPrefix: 'verify' });
  const { identifier } = useParams();
  const navigate = useNavigate();
  const [short, setShort] = useState(false);
  const verify = (words: string) => {
    setShort(words.length < SHORTEST);
    if (words.length >= SHORTEST) void navigate(`/verify/${encodeURIComponent(words)}`);
  };
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      {identifier ? <Result identifier={identifier} /> : null}
      <SearchBox
        key={identifier}
        label={t('label')}
        hint={t('hint')}
        initial={identifier}
        submit={t('submit')}
        onSearch={verify}
      />
      {short ? <p role="alert">{t('short')}</p> : null}
    </Page>
  );
}

type Verified = z.infer<typeof verifyLicence.response>;

function Result({ identifier }: { identifier: string }) {
  const query = useOperation(verifyLicence, { params: { identifier } });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return <Licence licence={query.data} />;
}

const STATES = {
  trusted: 'success',
  expired: 'warning',
  notValid: 'warning',
  broken: 'danger',
} as const satisfies Record<Verdict, string>;

function Licence({ licence }: { licence: Verified }) {
  const { t } = useTranslation('documents', { keyPrefix: 'verify' });
  const { date, dateTime } = useFormat();
  const say = useBilingual();
  const verdict = verdictOn(licence, civilDay(new Date()));
  const { signature, validTo } = licence;
  const signed = signature.signedAt
    ? t('signature', { signer: signature.signer, at: dateTime(signature.signedAt) })
    : t('signatureUndated', { signer: signature.signer });
  return (
    <Block title={licence.title}>
      <p role="status">
        <StateIcon state={STATES[verdict]} />{' '}
        {t(verdict, { state: say(licence.stateName), date: validTo ? date(validTo) : '' })}
      </p>
      {signature.problem ? <p>{say(signature.problem)}</p> : null}
      <FactLine label={t('number')} value={licence.number} />
      <FactLine label={t('holder')} value={licence.holder} />
      <FactLine label={t('issuer')} value={licence.issuerName} />
      <FactLine label={t('issueDate')} value={date(licence.issueDate)} />
      <FactLine label={t('validTo')} value={validTo ? date(validTo) : t('unlimited')} />
      <FactLine label={t('signer')} value={signed} />
      <p className="zb-small">{t('compare')}</p>
    </Block>
  );
}
