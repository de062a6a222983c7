import { Block, ReasonList, Stack, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { legalBases } from '../legal.ts';

/** Who looks at it, until when, and why the machine did not decide. */
export function HandOver({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.handOver' });
  const { date } = useFormat();
  const say = useBilingual();
  return (
    <Block title={t('title')}>
      <p>{t('who', { department: view.department.name })}</p>
      {view.dueOn ? <p>{t('until', { date: date(view.dueOn) })}</p> : null}
      {view.decision?.reasons.length ? (
        <Stack gap="tight">
          <h3>{t('why')}</h3>
          <ReasonList
            reasons={view.decision.reasons.map(reason => ({
              id: reason.id,
              state: 'info',
              reason: say(reason.text),
              legal: legalBases(reason.legalBasis),
            }))}
          />
        </Stack>
      ) : null}
      <p>{t('nothingToDo')}</p>
    </Block>
  );
}
