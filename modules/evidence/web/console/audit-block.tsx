import { ApiError, call } from '@zhiban/kernel/web';
import { Block, ErrorView, Row, Stack, StateTag } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditFinding, auditEvidence } from '../../model/operations.ts';

interface Audited {
  readonly leaves: number;
  readonly findings: readonly AuditFinding[];
  readonly done: boolean;
}

/** Lists so many findings; whoever has more needs the command. */
const MOST = 50;

/** Compares the whole log with the database, a stretch at a time. */
export function AuditBlock() {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.audit' });
  const [audited, setAudited] = useState<Audited>();
  const [error, setError] = useState<ApiError>();
  const busy = audited !== undefined && !audited.done && !error;
  const run = async () => {
    setError(undefined);
    let sum: Audited = { leaves: 0, findings: [], done: false };
    setAudited(sum);
    try {
      for (let from: number | null = 0; from !== null; ) {
        const part: Awaited<ReturnType<typeof stretch>> = await stretch(from);
        sum = {
          leaves: sum.leaves + part.checked,
          findings: [...sum.findings, ...part.findings],
          done: part.next === null,
        };
        setAudited(sum);
        from = part.next;
      }
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    }
  };
  return (
    <Block title={t('title')}>
      <Stack>
        <p>{t('lead')}</p>
        <Row>
          <Button loading={busy} onClick={() => void run()}>
            {t('run')}
          </Button>
        </Row>
        {audited ? (
          <p role="status">
            {audited.done ? (
              <StateTag state={audited.findings.length ? 'danger' : 'success'}>
                {t('result', { leaves: audited.leaves, count: audited.findings.length })}
              </StateTag>
            ) : (
              t('running', { leaves: audited.leaves })
            )}
          </p>
        ) : null}
        {audited && audited.findings.length > 0 ? (
          <>
            <ul>
              {audited.findings.slice(0, MOST).map(({ leaf, what }) => (
                <li key={`${leaf} ${what}`}>
                  {leaf === null ? t(`what.${what}`) : t('at', { leaf: leaf + 1, what: t(`what.${what}`) })}
                </li>
              ))}
            </ul>
            <p>{t('way')}</p>
          </>
        ) : null}
        {error ? <ErrorView error={error} onRetry={() => void run()} /> : null}
      </Stack>
    </Block>
  );
}

const stretch = (from: number) => call(auditEvidence, { query: { from } });
