import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DateInput, formatDateTime } from '../format/format.ts';
import './timeline.css';

export interface TimelineEvent {
  id: string;
  /** A whole sentence: 系统核对了 12 项信息，全部通过。 */
  text: ReactNode;
  /** When it happened; absent for what is still to come. */
  at?: DateInput;
  detail?: ReactNode;
}

/** What happened, oldest first, in sentences with times; what is to come is marked in words. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const { t } = useTranslation('ui');
  return (
    <ol className="zb-timeline zb-plain">
      {events.map(event => (
        <li key={event.id} className={event.at ? undefined : 'zb-timeline-future'}>
          <p className="zb-small">
            {event.at ? (
              <time dateTime={new Date(event.at).toISOString()}>{formatDateTime(event.at)}</time>
            ) : (
              t('timeline.future')
            )}
          </p>
          <p>{event.text}</p>
          {event.detail ? <div className="zb-small">{event.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
