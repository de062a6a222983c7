import { useSession } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Field, Row, Stack, StateTag, useBilingual, useFormat } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACT_RULES } from '../../model/licence-life.ts';
import {
  answerLicenceProposal,
  getLicence,
  type LicenceActView,
  type LicenceView,
  listLicences,
} from '../../model/register-operations.ts';

/** What waits for a second person: the author may withdraw it, another officer confirms or declines it. */
export function LicenceProposal({ licence, proposal }: { licence: LicenceView; proposal: LicenceActView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register.proposal' });
  const say = useBilingual();
  const { dateTime } = useFormat();
  const { session } = useSession();
  const act = say(ACT_RULES[proposal.act].name);
  const { ground, reason, by, at } = proposal;
  const mayAct = session?.kind === 'staff' && session.roles.includes('officer');
  const own = session?.kind === 'staff' && session.staffId === by.id;
  return (
    <Block title={t('title', { act })} actions={<StateTag state="info">{t('tag')}</StateTag>}>
      <p>{t('who', { by: by.name, at: dateTime(at), act })}</p>
      <p>{t('why', { reason })}</p>
      <p className="zb-small">{t('ground', { law: ground.law, article: ground.article })}</p>
      {own ? <p>{t('own')}</p> : null}
      {mayAct ? <Answer licence={licence} actId={proposal.id} act={act} own={own} /> : null}
    </Block>
  );
}

interface AnswerProps {
  licence: LicenceView;
  actId: string;
  act: string;
  own: boolean;
}

function Answer({ licence, actId, act, own }: AnswerProps) {
  const { t } = useTranslation('documents', { keyPrefix: 'register.proposal' });
  const [asking, setAsking] = useState<'confirm' | 'decline'>();
  const [reason, setReason] = useState('');
  const change = useChange(answerLicenceProposal, [getLicence, listLicences]);
  const send = (answer: 'confirm' | 'decline' | 'withdraw') =>
    change.mutate({ params: { licenceId: licence.id, actId }, body: { answer, reason } });
  return (
    <Stack gap="tight">
      {own ? (
        <Row>
          <Button loading={change.isPending} onClick={() => send('withdraw')}>
            {t('withdraw')}
          </Button>
        </Row>
      ) : asking ? (
        <>
          <p>{t(`ask.${asking}`, { act, holder: licence.holderName, number: licence.number })}</p>
          {asking === 'decline' ? (
            <Field label={t('declineReason')} required>
              {control => (
                <Input.TextArea
                  {...control}
                  rows={2}
                  maxLength={500}
                  value={reason}
                  onChange={event => setReason(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          <Row>
            <Button
              type="primary"
              danger={asking === 'confirm'}
              autoFocus={asking === 'confirm'}
              loading={change.isPending}
              onClick={() => send(asking)}
            >
              {t(`sure.${asking}`, { act })}
            </Button>
            <Button onClick={() => setAsking(undefined)}>{t('notYet')}</Button>
          </Row>
        </>
      ) : (
        <Row>
          <Button type="primary" onClick={() => setAsking('confirm')}>
            {t('confirm', { act })}
          </Button>
          <Button onClick={() => setAsking('decline')}>{t('decline')}</Button>
        </Row>
      )}
      {change.isError ? <ErrorView error={change.error} /> : null}
    </Stack>
  );
}
