import { Block, Field, Row } from '@zhiban/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk.ts';
import type { Acts } from './use-acts.ts';

export interface PanelProps {
  desk: Desk;
  acts: Acts;
  onClose: () => void;
}

/** Approval: no reason is needed; a note may say what was looked at. */
export function ApprovePanel({ desk, acts, onClose }: PanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide' });
  const [note, setNote] = useState('');
  const doubts = desk.view.decision?.reasons.filter(({ outcome }) => outcome !== 'approve').length ?? 0;
  return (
    <Block title={t('approve.title', { applicant: desk.view.applicant.name })}>
      <p>{t('approve.text')}</p>
      {doubts > 0 ? <p>{t('approve.doubts', { n: doubts })}</p> : null}
      <Row>
        <Button type="primary" loading={acts.busy} onClick={() => acts.decide('approve', note.trim())}>
          {t('approve.confirm')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </Row>
      <Field label={t('approve.note')} hint={t('approve.noteHint')} required={false}>
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
    </Block>
  );
}
