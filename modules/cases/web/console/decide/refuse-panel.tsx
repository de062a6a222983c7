import { Block, Field, Row, Stack } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelProps } from './approve-panel.tsx';
import { addDraft, refusalDrafts } from './drafts.ts';

/** Refusal: needs its reasons in writing (行政许可法第三十八条); the machine's are offered with their articles. */
export function RefusePanel({ desk, acts, onClose }: PanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide' });
  const [note, setNote] = useState('');
  const [sent, setSent] = useState(false);
  const drafts = refusalDrafts(desk.view);
  const lacking = note.trim().length < 2;
  const send = () => {
    setSent(true);
    if (!lacking) acts.decide('refuse', note.trim());
  };
  return (
    <Block title={t('refuse.title', { applicant: desk.view.applicant.name })}>
      <p>{t('refuse.text')}</p>
      <Field
        label={t('refuse.reason')}
        hint={t('refuse.hint')}
        required
        error={sent && lacking ? t('refuse.missing') : undefined}
      >
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={2000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      {drafts.length > 0 ? (
        <Stack gap="tight">
          <p className="zb-small">{t('refuse.drafts')}</p>
          {drafts.map(({ id, text }) => (
            <Row key={id}>
              <span>{text}</span>
              <Button onClick={() => setNote(now => addDraft(now, text))}>{t('refuse.use')}</Button>
            </Row>
          ))}
        </Stack>
      ) : null}
      <Row>
        <Button type="primary" danger loading={acts.busy} onClick={send}>
          {t('refuse.confirm')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </Row>
    </Block>
  );
}
