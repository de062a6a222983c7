import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Field, Row, Stack } from '@zhiban/ui';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ERASURE_GROUNDS,
  type ErasureGround,
  LEGAL_BASIS,
  listErasures,
  proposeErasure,
} from '../../model/erasure-operations.ts';
import './console.css';
import { ErasurePlan } from './erasure-plan.tsx';

const CODE = /^[0-9a-f]{64}$/;

/** Names a record and the ground on which it has to go; another person approves. */
export function ProposeErasure() {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.propose' });
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<string>();
  const words = typed.replaceAll(/\s/g, '').toLowerCase();
  const [wrong, setWrong] = useState(false);
  const look = () => {
    setWrong(!CODE.test(words));
    setCode(CODE.test(words) ? words : undefined);
  };
  const begin = () => {
    setTyped('');
    setCode(undefined);
  };
  return (
    <Block title={t('title')}>
      <Stack>
        <p>{t('lead')}</p>
        <Field label={t('code')} hint={t('codeHint')} required {...(wrong ? { error: t('wrong') } : {})}>
          {control => (
            <Input
              {...control}
              value={typed}
              onChange={event => setTyped(event.target.value)}
              onPressEnter={look}
            />
          )}
        </Field>
        <Row>
          <Button onClick={look}>{t('look')}</Button>
        </Row>
        {code === undefined ? null : (
          <ErasurePlan key={code} code={code}>
            <Proposal code={code} onDone={begin} />
          </ErasurePlan>
        )}
      </Stack>
    </Block>
  );
}

function Proposal({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console' });
  const [ground, setGround] = useState<ErasureGround>();
  const [note, setNote] = useState('');
  const change = useChange(proposeErasure, [listErasures]);
  const missing = ground === undefined || note.trim().length < 2;
  const send = () => {
    if (ground) change.mutate({ body: { code, ground, note } }, { onSuccess: onDone });
  };
  return (
    <>
      <Field label={t('propose.ground')} group required>
        {() => (
          <Radio.Group
            className="evidence-grounds"
            value={ground}
            onChange={event => setGround(ERASURE_GROUNDS.find(each => each === event.target.value))}
            options={ERASURE_GROUNDS.map(value => ({
              value,
              label: t('propose.groundLine', { ground: t(`grounds.${value}`), basis: LEGAL_BASIS[value] }),
            }))}
          />
        )}
      </Field>
      <Field
        label={t('propose.note')}
        hint={t(ground === 'other-law' ? 'propose.noteLaw' : 'propose.noteHint')}
        required
      >
        {control => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={500}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      {missing ? <p className="zb-small">{t('propose.missing')}</p> : null}
      <Row>
        <Button type="primary" disabled={missing} loading={change.isPending} onClick={send}>
          {t('propose.send')}
        </Button>
      </Row>
      {change.isError ? <ErrorView error={change.error} /> : null}
    </>
  );
}
