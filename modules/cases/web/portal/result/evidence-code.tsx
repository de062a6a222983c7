import { Block, Link, Row } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The code under which the proof of every step is kept. */
export function EvidenceCode({ code }: { code: string | null }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.evidence' });
  const [copied, setCopied] = useState<'yes' | 'no'>();
  if (!code) return null;
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <Block title={t('title')}>
      <p>{t('text')}</p>
      <p>
        <code className="zb-code">{code}</code>
      </p>
      <Row>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <Link to={`/evidence/${code}`}>{t('check')}</Link>
        <span role="status" className="zb-small">
          {copied ? t(`copied.${copied}`) : null}
        </span>
      </Row>
    </Block>
  );
}
