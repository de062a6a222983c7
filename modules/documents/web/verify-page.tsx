import { useOperation } from '@zhiban/kernel/web';
import { Block, ErrorView, FactLine, Loading, Page, SearchBox, useBilingual, useFormat } from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { verifyLicence } from '../model/operations.ts';
import { RegisterFacts } from './register-facts.tsx';
import { VerifyFile } from './verify-file.tsx';

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
      <VerifyFile />
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

function Licence({ licence }: { licence: Verified }) {
  const { t } = useTranslation('documents', { keyPrefix: 'verify' });
  const { dateTime } = useFormat();
  const say = useBilingual();
  const { signature } = licence;
  const signed = signature.signedAt
    ? t('signature', { signer: signature.signer, at: dateTime(signature.signedAt) })
    : t('signatureUndated', { signer: signature.signer });
  return (
    <Block title={licence.title}>
      <div role="status">
        <RegisterFacts licence={licence} genuine={signature.valid} />
      </div>
      {signature.problem ? <p>{say(signature.problem)}</p> : null}
      <FactLine label={t('signer')} value={signed} />
      <p className="zb-small">{t('compare')}</p>
    </Block>
  );
}
