import { Block, Timeline, type TimelineEvent, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';

/** What happened in sentences with times, and what is still to come. */
export function Story({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.result.story' });
  const { date } = useFormat();
  const say = useBilingual();
  const events: TimelineEvent[] = view.timeline.map((entry, index) => ({
    id: `${index}`,
    at: entry.at,
    text: entry.by ? t('by', { text: say(entry.text), by: entry.by }) : say(entry.text),
  }));
  if (view.status === 'review' && view.dueOn)
    events.push({
      id: 'due',
      text: t('due', { department: view.department.name, date: date(view.dueOn) }),
    });
  return (
    <Block title={t('title')}>
      <Timeline events={events} />
    </Block>
  );
}
