import { useChange, useOperation } from '@zhiban/kernel/web';
import { Block, Empty, ErrorView, Link, Loading, Row, Stack, StateTag, useFormat } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  approveErasure,
  type ErasureView,
  LEGAL_BASIS,
  listErasures,
} from '../../model/erasure-operations.ts';
import { ErasurePlan } from './erasure-plan.tsx';

/** What waits for a second person, and what was done. */
export function Erasures() {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.erasures' });
  const query = useOperation(listErasures, {});
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const waiting = query.data.erasures.filter(({ approvedAt }) => approvedAt === null);
  const done = query.data.erasures.filter(({ approvedAt }) => approvedAt !== null);
  return (
    <>
      <Block title={t('waiting', { count: waiting.length })}>
        <Stack>
          {waiting.length === 0 ? <Empty what={t('none')} why={t('noneWhy')} /> : null}
          {waiting.map(erasure => (
            <Erasure key={erasure.id} erasure={erasure} />
          ))}
        </Stack>
      </Block>
      {done.length > 0 ? (
        <Block title={t('done', { count: done.length })}>
          <Stack>
            {done.map(erasure => (
              <Erasure key={erasure.id} erasure={erasure} />
            ))}
          </Stack>
        </Block>
      ) : null}
    </>
  );
}

function Erasure({ erasure }: { erasure: ErasureView }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console' });
  const { dateTime } = useFormat();
  const [open, setOpen] = useState(false);
  const { code, ground, note, proposedBy, proposedAt, approvedBy, approvedAt, approvable } = erasure;
  const waits = approvedAt === null;
  return (
    <Block
      listed
      level={3}
      title={t(`grounds.${ground}`)}
      actions={
        <StateTag state={waits ? 'warning' : 'neutral'}>
          {t(waits ? 'erasures.waits' : 'erasures.erased')}
        </StateTag>
      }
    >
      <Stack gap="tight">
        <p>{t('erasures.note', { note })}</p>
        <p className="zb-small">{LEGAL_BASIS[ground]}</p>
        <p>{t('erasures.proposed', { name: proposedBy, at: dateTime(proposedAt) })}</p>
        {approvedBy && approvedAt ? (
          <p>{t('erasures.approved', { name: approvedBy, at: dateTime(approvedAt) })}</p>
        ) : null}
        <p>
          <Link to={`/evidence/${code}`}>{t('erasures.record', { code: code.slice(0, 16) })}</Link>
        </p>
        {waits && !approvable ? <p>{t('erasures.own')}</p> : null}
        {open ? (
          <ErasurePlan code={code}>
            <Approval id={erasure.id} onCancel={() => setOpen(false)} />
          </ErasurePlan>
        ) : approvable ? (
          <Row>
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('erasures.look')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Block>
  );
}

function Approval({ id, onCancel }: { id: string; onCancel: () => void }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.erasures' });
  const change = useChange(approveErasure, [listErasures]);
  return (
    <>
      <p>{t('consequence')}</p>
      <Row>
        <Button
          type="primary"
          danger
          loading={change.isPending}
          onClick={() => change.mutate({ params: { erasureId: id } })}
        >
          {t('approve')}
        </Button>
        <Button onClick={onCancel}>{t('notYet')}</Button>
      </Row>
      {change.isError ? <ErrorView error={change.error} /> : null}
    </>
  );
}
