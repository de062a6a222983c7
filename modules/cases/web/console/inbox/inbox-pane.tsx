import { Empty, PagedList, Row, Stack, StateTag } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { CaseRow } from './case-row.tsx';
import { type Filter, writeFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import type { Inbox, InboxPage } from './use-inbox.ts';

interface Props {
  inbox: Inbox;
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  /** What was done a moment ago. */
  done: string | undefined;
}

/** The department's applications, the nearest deadline first. */
export function InboxPane({ inbox, filter, onChange, done }: Props) {
  return (
    <Stack>
      <Row>
        <Counts counts={inbox.data?.first?.counts} />
        <span role="status">{done ? <StateTag state="success">{done}</StateTag> : null}</span>
      </Row>
      <Filters filter={filter} onChange={onChange} />
      <Rows inbox={inbox} filter={filter} onChange={onChange} />
    </Stack>
  );
}

function Counts({ counts }: { counts: InboxPage['counts'] | undefined }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.inbox.counts' });
  if (!counts) return null;
  const { review, today, overdue } = counts;
  return (
    <>
      <StateTag state={today > 0 ? 'warning' : 'neutral'}>{t('today', { n: today })}</StateTag>
      <StateTag state={overdue > 0 ? 'danger' : 'neutral'}>{t('overdue', { n: overdue })}</StateTag>
      <StateTag state="info">{t('review', { n: review })}</StateTag>
    </>
  );
}

function Rows({ inbox, filter, onChange }: Pick<Props, 'inbox' | 'filter' | 'onChange'>) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.inbox' });
  return (
    <PagedList
      pages={inbox}
      more={t('more')}
      lines={8}
      empty={<NoRows filter={filter} onChange={onChange} />}
    >
      {items => (
        <ul className="case-rows zb-plain" aria-label={t(`list.${filter.list}`)}>
          {items.map(item => (
            <li key={item.id}>
              <CaseRow
                item={item}
                to={`/console/inbox${writeFilter({ ...filter, application: item.id })}`}
                open={item.id === filter.application}
              />
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function NoRows({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.inbox' });
  if (filter.text === '' && filter.service === '')
    return (
      <Empty what={t(`none.${filter.list}`)} why={filter.list === 'review' ? t('noneWhy') : undefined} />
    );
  return (
    <Empty
      what={t('noMatch')}
      why={t('noMatchWhy')}
      action={{ label: t('clear'), onPress: () => onChange({ text: '', service: '' }) }}
    />
  );
}
