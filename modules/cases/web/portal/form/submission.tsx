import { ErrorView, Field, LegalBases, Stack } from '@zhiban/ui';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useForm } from './form-context.ts';
import { HurdleNotice } from './hurdle.tsx';
import { TRUTH_ANCHOR, useSubmission } from './use-submission.ts';

const TRUTHFULNESS = { law: '《中华人民共和国行政许可法》', article: '第三十一条' };

/** The statement of truth and the one button. */
export function Submission() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.submit' });
  const { view } = useForm();
  const { truthful, setTruthful, untrue, busy, error, submit } = useSubmission();
  return (
    <Stack>
      <p>{t('lead', { department: view.department.name })}</p>
      <div id={TRUTH_ANCHOR}>
        <Field label={t('truth.title')} error={untrue ? t('truth.missing') : undefined} required group>
          {({ id, ...aria }) => (
            <Checkbox
              id={id}
              {...aria}
              checked={truthful}
              onChange={event => setTruthful(event.target.checked)}
            >
              {t('truth.text')}
            </Checkbox>
          )}
        </Field>
      </div>
      <LegalBases bases={[TRUTHFULNESS]} />
      <HurdleNotice />
      {error ? <ErrorView error={error} onRetry={submit} /> : null}
      <div>
        <Button type="primary" loading={busy} aria-disabled={busy} onClick={submit}>
          {t(busy ? 'busy' : view.status === 'correction' ? 'again' : 'action')}
        </Button>
      </div>
    </Stack>
  );
}
