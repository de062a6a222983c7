import { Page, SearchBox } from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { BundleBlock } from './bundle-block.tsx';
import { ProofBlock } from './proof-block.tsx';

const CODE = /^[0-9a-f]{64}$/;

/** Tells anyone whether the record of a code is what was sealed. Public. */
export function Component() {
  const { t } = useTranslation('evidence');
  const { code } = useParams();
  const navigate = useNavigate();
  const [wrong, setWrong] = useState(false);
  const known = code !== undefined && CODE.test(code);
  const look = (words: string) => {
    const typed = words.replaceAll(/\s/g, '').toLowerCase();
    setWrong(!CODE.test(typed));
    if (CODE.test(typed)) void navigate(`/evidence/${typed}`);
  };
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      {known ? <ProofBlock code={code} /> : null}
      {known ? <BundleBlock code={code} /> : null}
      <SearchBox
        key={code}
        label={t('label')}
        hint={t('hint')}
        initial={code}
        submit={t('submit')}
        onSearch={look}
      />
      {wrong || (code !== undefined && !known) ? <p role="alert">{t('wrong')}</p> : null}
    </Page>
  );
}
