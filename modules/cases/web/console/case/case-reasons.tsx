import { Block, ReasonList, type State, useBilingual, useFormat } from '@zhiban/ui';
import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReasonView } from '../../../model/view.ts';
import { legalBases } from '../../portal/legal.ts';
import type { Desk } from '../desk.ts';

const STATES: Readonly<Record<ReasonView['outcome'], State>> = {
  approve: 'success',
  refer: 'warning',
  correct: 'warning',
  refuse: 'danger',
};

/** What the machine found, each reason with its article; selecting one marks its facts and shows its rule. */
export function CaseReasons({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.reasons' });
  const { dateTime } = useFormat();
  const say = useBilingual();
  const { view, selection } = desk;
  const decision = view.decision ?? view.preReview;
  const decided = view.decision;
  return (
    <Block title={t(view.status === 'review' ? 'why' : 'found')}>
      {decided?.decidedBy ? (
        <p>
          {t(`byOfficer.${decided.outcome}`, { name: decided.decidedBy, at: dateTime(decided.decidedAt) })}
        </p>
      ) : null}
      {decided?.note ? <p>{t('note', { note: decided.note })}</p> : null}
      {!decision ? <p>{t('notYet')}</p> : null}
      {decision && decision.reasons.length === 0 ? <p>{t('none')}</p> : null}
      {decision && decision.reasons.length > 0 ? (
        <ReasonList
          reasons={decision.reasons.map(({ id, outcome, text, remedy, legalBasis }) => ({
            id,
            state: STATES[outcome],
            reason: t('line', { outcome: t(`outcome.${outcome}`), text: say(text) }),
            remedy: remedy ? say(remedy) : undefined,
            legal: legalBases(legalBasis),
          }))}
          selected={selection?.kind === 'reason' ? selection.id : undefined}
          onSelect={view.decision ? id => desk.select({ kind: 'reason', id }) : undefined}
        />
      ) : null}
      {decision && decision.passed.length > 0 ? (
        <Collapse
          items={[
            {
              key: 'passed',
              label: t('passed', { n: decision.passed.length }),
              children: (
                <ReasonList
                  reasons={decision.passed.map(({ text, legalBasis }, index) => ({
                    id: `${index}`,
                    state: 'success',
                    reason: say(text),
                    legal: legalBases(legalBasis),
                  }))}
                />
              ),
            },
          ]}
        />
      ) : null}
      {view.corrections.length > 0 ? (
        <>
          <h3>{t('asked')}</h3>
          <ReasonList
            reasons={view.corrections.map(({ reason, remedy, legalBasis }, index) => ({
              id: `${index}`,
              state: 'warning',
              reason,
              remedy,
              legal: legalBases(legalBasis),
            }))}
          />
        </>
      ) : null}
    </Block>
  );
}
