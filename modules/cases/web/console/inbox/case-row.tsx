import { StateTag, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { STATUS_NAMES } from '../../../model/lifecycle.ts';
import type { ApplicationSummary } from '../../../model/view.ts';
import { STATUS_STATES } from '../../portal/status.ts';
import '../console.css';
import { trafficLight } from './traffic-light.ts';

/** One application of a list; the whole row opens it. */
export function CaseRow({ item, to, open }: { item: ApplicationSummary; to: string; open: boolean }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.inbox' });
  const { dateTime } = useFormat();
  const say = useBilingual();
  return (
    <Link className="case-row" to={to} data-case={item.id} aria-current={open ? 'true' : undefined}>
      <span className="case-row-head">
        <span className="case-row-name">{item.applicant}</span>
        <Urgency item={item} />
      </span>
      <span>{say(item.service.name)}</span>
      {item.reason ? <span className="zb-small">{say(item.reason)}</span> : null}
      <span className="zb-small">
        {item.number}
        {item.submittedAt ? t('submitted', { at: dateTime(item.submittedAt) }) : null}
      </span>
    </Link>
  );
}

/** How much time is left, or what came of it. */
function Urgency({ item }: { item: Pick<ApplicationSummary, 'workdaysLeft' | 'status'> }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.light' });
  const say = useBilingual();
  const light = item.status === 'review' ? trafficLight(item.workdaysLeft) : null;
  if (light) return <StateTag state={light.state}>{t(light.word, { days: light.days })}</StateTag>;
  return <StateTag state={STATUS_STATES[item.status]}>{say(STATUS_NAMES[item.status])}</StateTag>;
}
