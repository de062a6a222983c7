import type { ComparisonResult } from '@zhiban/rules';
import { StateTag } from '@zhiban/ui';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOneAtATime } from '../../portal/use-one-at-a-time.ts';
import { matrixOf } from './matrix.ts';

/** A table with more columns than this is no longer read. */
const MOST_COLUMNS = 6;

export interface ChangeTableProps {
  cells: ComparisonResult['cells'];
  /** A value in the reader's words. */
  name: (value: string) => string;
  rank?: (value: string) => number;
  caption: string;
}

/** How many had which value before and have which one after; what changed is marked with a sign and a word. */
export function ChangeTable({ cells, name, rank = () => 0, caption }: ChangeTableProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const matrix = matrixOf(cells, rank);
  const cell = (before: string, after: string) => {
    const count = matrix.count(before, after);
    if (count === 0) return <span className="zb-small">0</span>;
    return before === after ? count : <StateTag state="warning">{t('moved', { n: count })}</StateTag>;
  };
  const narrow = useOneAtATime();
  if (narrow || matrix.after.length > MOST_COLUMNS)
    return <Pairs cells={cells} name={name} caption={caption} />;
  return (
    <Table<{ before: string }>
      size="small"
      pagination={false}
      title={() => caption}
      rowKey="before"
      dataSource={matrix.before.map(before => ({ before }))}
      columns={[
        { title: t('beforeDown'), rowScope: 'row', render: (_, { before }) => name(before) },
        ...matrix.after.map(after => ({
          key: after,
          title: t('afterIs', { value: name(after) }),
          align: 'right' as const,
          render: (_: unknown, { before }: { before: string }) => cell(before, after),
        })),
      ]}
    />
  );
}

function Pairs({ cells, name, caption }: ChangeTableProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  return (
    <Table<ComparisonResult['cells'][number]>
      size="small"
      title={() => caption}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      rowKey={({ before, after }) => `${before} ${after}`}
      dataSource={cells.toSorted(
        (a, b) => Number(a.before === a.after) - Number(b.before === b.after) || b.count - a.count,
      )}
      columns={[
        { title: t('before'), render: (_, { before }) => name(before) },
        { title: t('after'), render: (_, { after }) => name(after) },
        {
          title: t('count'),
          align: 'right',
          render: (_, { before, after, count }) =>
            before === after ? count : <StateTag state="warning">{t('moved', { n: count })}</StateTag>,
        },
      ]}
    />
  );
}
