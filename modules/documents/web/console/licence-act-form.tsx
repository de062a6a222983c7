import { ErrorView, Field, Row, Stack, useBilingual, useFormat } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACT_RULES } from '../../model/licence-life.ts';
import type { LicenceView } from '../../model/register-operations.ts';
import type { OfficerAct } from './officer-act.ts';
import { useLicenceAct } from './use-licence-act.ts';

interface Props {
  licence: LicenceView;
  act: OfficerAct;
  onDone: () => void;
}

/** Ground, reason, and what else the act needs; then the act or the proposal. */
export function LicenceActForm({ licence, act, onDone }: Props) {
  const { t } = useTranslation('documents', { keyPrefix: 'register.form' });
  const say = useBilingual();
  const { date } = useFormat();
  const { name, by, ground } = ACT_RULES[act];
  const [law, setLaw] = useState<string>(ground.law);
  const [article, setArticle] = useState<string>(ground.article);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const change = useLicenceAct(licence.id, act);
  const named = say(name);
  const needsDay = act === 'renew';
  const missing = reason.trim().length < 2 || (needsDay && day === '');
  const send = () => change.send({ ground: { law, article }, reason, day: day || null }, onDone);
  return (
    <Stack>
      <p>{t(`what.${act}`)}</p>
      <Field label={t('law')} hint={t('lawHint')} required>
        {control => <Input {...control} value={law} onChange={event => setLaw(event.target.value)} />}
      </Field>
      <Field label={t('article')} hint={t('articleHint')} required>
        {control => <Input {...control} value={article} onChange={event => setArticle(event.target.value)} />}
      </Field>
      <Field label={t(act === 'annotate' ? 'noteText' : 'reason')} required>
        {control => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={act === 'annotate' ? 120 : 500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      {act === 'renew' || act === 'annotate' ? (
        <Field
          label={t(act === 'renew' ? 'newEnd' : 'noteEnd')}
          hint={
            act === 'renew' && licence.validTo ? t('newEndHint', { date: date(licence.validTo) }) : undefined
          }
          required={needsDay}
        >
          {control => (
            <Input {...control} type="date" value={day} onChange={event => setDay(event.target.value)} />
          )}
        </Field>
      ) : null}
      {missing ? <p className="zb-small">{t(needsDay ? 'missingDay' : 'missing')}</p> : null}
      <Row>
        <Button type="primary" disabled={missing} loading={change.busy} onClick={send}>
          {t(by === 'two' ? 'propose' : 'do', { act: named })}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </Row>
      {change.error ? <ErrorView error={change.error} /> : null}
    </Stack>
  );
}
