import { type State, StateTag, useMedia } from '@zhiban/ui';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TracedRow } from '../../../model/traced-rows.ts';
import { asked, demandOf, readableTraced } from './rows.ts';

type Condition = TracedRow['conditions'][number];
const HOLDS: Readonly<Record<'true' | 'false' | 'null', State>> = {
  true: 'neutral',
  false: 'success',
  null: 'neutral',
};

/** The conditions of a row: what each asked, what it saw, whether it held. */
export function Conditions({ row }: { row: TracedRow }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.traced' });
  const named = (value: string | boolean | undefined): string =>
    typeof value === 'string' && value !== 'true' && value !== 'false'
      ? value
      : t(`values.${value ?? 'none'}`);
  const demanded = ({ text }: Condition) => {
    const demand = demandOf(text);
    return t(`demands.${demand.kind}`, { text: named(demand.text) });
  };
  // Four columns on a phone would leave one letter a line.
  const narrow = useMedia('(max-width: 767px)');
  return (
    <Table<Condition>
      size="small"
      pagination={false}
      rowKey={({ input }) => input}
      dataSource={asked(row)}
      locale={{ emptyText: t('always') }}
      columns={[
        ...(narrow
          ? [
              {
                title: t('demand'),
                render: (_: unknown, row: Condition) => (
                  <>
                    {row.input}
                    <br />
                    {demanded(row)}
                  </>
                ),
              },
            ]
          : [
              { title: t('input'), dataIndex: 'input' },
              { title: t('demand'), render: (_: unknown, row: Condition) => demanded(row) },
            ]),
        { title: t('value'), render: (_, { value }) => named(readableTraced(value)) },
        {
          title: t('holds'),
          render: (_, { holds }) => (
            <span className="zb-together">
              <StateTag state={row.matched ? 'warning' : HOLDS[`${holds}`]}>{t(`held.${holds}`)}</StateTag>
            </span>
          ),
        },
      ]}
    />
  );
}
