import { ActionButton, Block, Row, StateTag, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { STATUS_NAMES } from '../../model/lifecycle.ts';
import type { ApplicationSummary } from '../../model/view.ts';
import { STATUS_STATES } from './status.ts';

/** One matter in a list: where it stands, what comes next, and the way in. */
export function Matter({ matter, level = 2 }: { matter: ApplicationSummary; level?: 2 | 3 }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.matters' });
  const { dateTime, date } = useFormat();
  const say = useBilingual();
  const { status, number, applicant, updatedAt, dueOn } = matter;
  const waitsForMe = status === 'draft' || status === 'correction';
  const service = say(matter.service.name);
  return (
    <Block
      listed
      title={service}
      level={level}
      actions={<StateTag state={STATUS_STATES[status]}>{say(STATUS_NAMES[status])}</StateTag>}
    >
      <p>
        {t(`next.${status}`)}
        {status === 'review' && dueOn ? t('until', { date: date(dueOn) }) : null}
      </p>
      <p className="zb-small">{t('line', { applicant, number, at: dateTime(updatedAt) })}</p>
      <Row>
        <ActionButton
          kind={waitsForMe ? 'primary' : 'default'}
          action={{ label: t(`open.${status}`), to: `/applications/${matter.id}` }}
        />
      </Row>
    </Block>
  );
}
