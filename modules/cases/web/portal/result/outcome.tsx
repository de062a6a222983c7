import { address } from '@zhiban/kernel/web';
import { ActionButton, Block, Link, Row, StateTag, useBilingual, useFormat } from '@zhiban/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { STATUS_NAMES } from '../../../model/lifecycle.ts';
import { getDecisionLetter } from '../../../model/operations.ts';
import type { ApplicationView } from '../../../model/view.ts';
import { durationOf } from '../duration.ts';
import { STATUS_STATES } from '../status.ts';

/** The outcome in one line, the time it took, and what comes next. */
export function Outcome({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result' });
  const { dateTime } = useFormat();
  const say = useBilingual();
  const { status, decision } = view;
  return (
    <Block title={t(`outcome.${status}`)}>
      <Row>
        <StateTag state={STATUS_STATES[status]}>{say(STATUS_NAMES[status])}</StateTag>
        {decision && (status === 'approved' || status === 'refused') ? (
          <span>
            {decision.decidedBy
              ? t('decidedBy', { name: decision.decidedBy, at: dateTime(decision.decidedAt) })
              : t('decidedByMachine', { at: dateTime(decision.decidedAt) })}
          </span>
        ) : null}
      </Row>
      {decision && (status === 'approved' || status === 'refused') ? (
        <p>{t('took', { time: durationText(t, decision.seconds) })}</p>
      ) : null}
      <p>{view.erasedAt ? t('erased', { at: dateTime(view.erasedAt) }) : t(`next.${status}`)}</p>
      {view.hasLetter ? (
        <Row>
          <Link to={address(getDecisionLetter, { applicationId: view.id })}>{t('letter')}</Link>
          {view.letterAsOfd ? (
            <Link to={address(getDecisionLetter, { applicationId: view.id }, { form: 'ofd' })}>
              {t('letterOfd')}
            </Link>
          ) : null}
        </Row>
      ) : null}
      {status === 'refused' || status === 'withdrawn' ? (
        <Row>
          <ActionButton action={{ label: t('applyAgain'), to: `/services/${view.service.id}` }} />
        </Row>
      ) : null}
    </Block>
  );
}

function durationText(t: TFunction<'cases', 'portal.result'>, seconds: number): string {
  const { unit, count } = durationOf(seconds);
  return t(`duration.${unit}`, { count });
}
