import { fieldClass, maskValue } from '@zhiban/facts';
import { fieldAccess } from '@zhiban/identity';
import { useSession } from '@zhiban/identity/web';
import { useChange } from '@zhiban/kernel/web';
import { ErrorView, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getApplication } from '../../../model/operations.ts';
import { REVEAL_PURPOSES, revealField, revealPurpose } from '../../../model/reveal.ts';
import { useReadableValue } from '../../portal/use-value-words.ts';
import type { Desk } from '../desk.ts';
import type { Answer, FactEntry } from './fact-groups.ts';

interface Props {
  desk: Desk;
  entry: FactEntry;
  answer: Answer;
}

/** A value as people read it; a masked one with the button that shows it in full, for a purpose on record. */
export function PersonalValue({ desk, entry, answer }: Props) {
  const read = useReadableValue();
  const { session } = useSession();
  const { element, field } = entry;
  const kind = fieldClass(element);
  const masked = answer.value !== null && maskValue(element, answer.value) === answer.value;
  const may = kind !== null && session !== undefined && fieldAccess(session, kind) === 'on-reveal';
  if (!masked || !may) return read(field, answer.value);
  return <Masked key={desk.view.id} desk={desk} entry={entry} answer={answer} />;
}

function Masked({ desk, entry, answer }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.reveal' });
  const say = useBilingual();
  const read = useReadableValue();
  const [asking, setAsking] = useState(false);
  const reveal = useChange(revealField, [getApplication]);
  const { element, field, label } = entry;
  const full = reveal.data?.answers.find(({ value }) => maskValue(element, value) === answer.value)?.value;
  if (full !== undefined) return read(field, full);
  if (!asking)
    return (
      <Row>
        <span>{read(field, answer.value)}</span>
        <Button type="link" aria-label={t('showOf', { label: say(label) })} onClick={() => setAsking(true)}>
          {t('show')}
        </Button>
      </Row>
    );
  return (
    <Stack gap="tight">
      <span>{read(field, answer.value)}</span>
      <fieldset className="case-purposes">
        <legend>{t('why')}</legend>
        <Row>
          {revealPurpose.options.map(purpose => (
            <Button
              key={purpose}
              loading={reveal.isPending && reveal.variables.body.purpose === purpose}
              onClick={() =>
                reveal.mutate({ params: { applicationId: desk.view.id }, body: { element, purpose } })
              }
            >
              {say(REVEAL_PURPOSES[purpose])}
            </Button>
          ))}
          <Button type="text" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
        </Row>
      </fieldset>
      {reveal.error ? <ErrorView error={reveal.error} /> : null}
    </Stack>
  );
}
