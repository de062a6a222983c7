import { useSession } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Row, Stack, type State, StateTag, useFormat } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  approveLogKey,
  getEvidenceState,
  type LogKeyView,
  proposeLogKey,
} from '../../model/keeper-operations.ts';

const STATES: Readonly<Record<LogKeyView['state'], State>> = {
  proposed: 'warning',
  active: 'success',
  retired: 'neutral',
};

/** The log's keys, and the next one by two operators. */
export function LogKeys({ keys }: { keys: readonly LogKeyView[] }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.keys' });
  const { session } = useSession();
  const propose = useChange(proposeLogKey, [getEvidenceState]);
  const [asking, setAsking] = useState(false);
  const mayAct = session?.kind === 'staff' && session.roles.includes('operator');
  const waits = keys.some(({ state }) => state === 'proposed');
  const send = () => propose.mutate({}, { onSuccess: () => setAsking(false) });
  return (
    <Block title={t('title')}>
      <Stack>
        <p>{t('lead')}</p>
        {keys.map(key => (
          <LogKey key={key.word} logKey={key} mayAct={mayAct} />
        ))}
        {asking ? (
          <>
            <p>{t(waits ? 'askAgain' : 'ask')}</p>
            <Row>
              <Button type="primary" autoFocus loading={propose.isPending} onClick={send}>
                {t('sure')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </Row>
          </>
        ) : mayAct ? (
          <Row>
            <Button onClick={() => setAsking(true)}>{t('propose')}</Button>
          </Row>
        ) : (
          <p className="zb-small">{t('operators')}</p>
        )}
        {propose.isError ? <ErrorView error={propose.error} /> : null}
      </Stack>
    </Block>
  );
}

function LogKey({ logKey, mayAct }: { logKey: LogKeyView; mayAct: boolean }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.keys' });
  const { dateTime } = useFormat();
  const approve = useChange(approveLogKey, [getEvidenceState]);
  const [asking, setAsking] = useState(false);
  const { word, state, madeAt, proposedBy, approvedBy, approvedAt, afterSize, approvable } = logKey;
  return (
    <Block
      listed
      level={3}
      title={t('made', { at: dateTime(madeAt) })}
      actions={<StateTag state={STATES[state]}>{t(`state.${state}`)}</StateTag>}
    >
      <Stack gap="tight">
        <code className="zb-code">{word}</code>
        {proposedBy ? <p>{t('by', { name: proposedBy })}</p> : <p>{t('first')}</p>}
        {approvedBy && approvedAt ? (
          <p>{t('approved', { name: approvedBy, at: dateTime(approvedAt), size: afterSize })}</p>
        ) : null}
        {state === 'proposed' && mayAct && !approvable ? <p>{t('own')}</p> : null}
        {asking ? (
          <>
            <p>{t('askApprove')}</p>
            <Row>
              <Button
                type="primary"
                danger
                autoFocus
                loading={approve.isPending}
                onClick={() => approve.mutate({ body: { word } })}
              >
                {t('sureApprove')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </Row>
          </>
        ) : approvable && mayAct ? (
          <Row>
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('approve')}
            </Button>
          </Row>
        ) : null}
        {approve.isError ? <ErrorView error={approve.error} /> : null}
      </Stack>
    </Block>
  );
}
