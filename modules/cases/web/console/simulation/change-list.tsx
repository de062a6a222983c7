import type { SubjectChange } from '@zhiban/rules';
import { Stack } from '@zhiban/ui';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOneAtATime } from '../../portal/use-one-at-a-time.ts';

export interface ChangeListProps {
  changes: readonly SubjectChange[];
  /** How many there are in all: the list may hold only the first. */
  total: number;
  caption: string;
  /** What the key is: 办件编号. */
  keyTitle: string;
  name: (value: string) => string;
  point: (id: string) => string;
  /** What else is told of a subject, and what that is. */
  more?: { readonly title: string; of(key: string): string };
}

/** Who changed, from what to what, and which points make the difference. */
export function ChangeList(props: ChangeListProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const { changes, total, caption, keyTitle, more } = props;
  const narrow = useOneAtATime();
  if (total === 0) return null;
  const result = (change: SubjectChange) => <Result {...props} change={change} />;
  const points = (change: SubjectChange) => <Points {...props} change={change} />;
  const stacked = (change: SubjectChange) => (
    <Stack gap="tight">
      <strong>{change.key}</strong>
      {more ? <span className="zb-small">{more.of(change.key)}</span> : null}
      {result(change)}
      {points(change)}
    </Stack>
  );
  return (
    <Table<SubjectChange>
      size="small"
      title={() => (changes.length < total ? t('first', { caption, n: changes.length }) : caption)}
      rowKey="key"
      showHeader={!narrow}
      dataSource={[...changes]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      columns={
        narrow
          ? [{ title: keyTitle, render: (_, change) => stacked(change) }]
          : [
              { title: keyTitle, dataIndex: 'key', rowScope: 'row' },
              ...(more
                ? [{ title: more.title, render: (_: unknown, { key }: SubjectChange) => more.of(key) }]
                : []),
              { title: t('result'), render: (_, change) => result(change) },
              { title: t('points'), render: (_, change) => points(change) },
            ]
      }
    />
  );
}

type PartProps = Pick<ChangeListProps, 'name' | 'point'> & { change: SubjectChange };

function Result({ name, change: { before, after } }: PartProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  return before === after ? name(before) : t('fromTo', { before: name(before), after: name(after) });
}

function Points({ point, change: { started, stopped } }: PartProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  return (
    <Stack gap="tight">
      {started.map(id => (
        <span key={`+${id}`}>{t('started', { point: point(id) })}</span>
      ))}
      {stopped.map(id => (
        <span key={`-${id}`}>{t('stopped', { point: point(id) })}</span>
      ))}
    </Stack>
  );
}
