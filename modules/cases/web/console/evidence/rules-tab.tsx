import { useOperation } from '@zhiban/kernel/web';
import { Empty, ErrorView, LegalBases, Loading, Stack, type State, StateTag, useFormat } from '@zhiban/ui';
import { Collapse, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { getRuleTrace } from '../../../model/operations.ts';
import { legalBases } from '../../portal/legal.ts';
import type { Desk } from '../desk.ts';
import {
  asked,
  demandOf,
  type RowState,
  readableTraced,
  rowOf,
  stateOf,
  type TracedRow,
} from './rule-rows.ts';

const STATES: Readonly<Record<RowState, State>> = {
  fired: 'warning',
  'held-back': 'success',
  unknown: 'neutral',
};

/** Every rule row as it was evaluated, those that fired first, with the condition that held each other one back. */
export function RulesTab({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.rules' });
  const { date } = useFormat();
  const { view, selection } = desk;
  const trace = useOperation(
    getRuleTrace,
    { params: { applicationId: view.id } },
    { enabled: view.submittedAt !== null },
  );
  if (view.submittedAt === null) return <Empty what={t('notYet')} />;
  if (trace.isPending) return <Loading lines={8} />;
  if (!trace.data) return <ErrorView error={trace.error} onRetry={() => void trace.refetch()} />;
  const { rows, asOf, sameAsDecided } = trace.data;
  const reason = view.decision?.reasons.find(({ id }) => selection?.kind === 'reason' && id === selection.id);
  const shown = reason && rowOf(reason, rows);
  return (
    <Stack>
      <p>
        <StateTag state={sameAsDecided ? 'success' : 'danger'}>
          {t(sameAsDecided ? 'same' : 'different')}
        </StateTag>
      </p>
      <p className="zb-small">{t('asOf', { date: date(asOf) })}</p>
      <Rows key={shown ?? 'none'} rows={rows} selected={shown} />
    </Stack>
  );
}

function Rows({ rows, selected }: { rows: readonly TracedRow[]; selected: number | undefined }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.rules' });
  const rank = (at: number, row: TracedRow): number => (at === selected ? 0 : row.matched ? 1 : 2);
  const sorted = [...rows.entries()].toSorted(
    ([a, one], [b, other]) => rank(a, one) - rank(b, other) || a - b,
  );
  const open = sorted.filter(([at, row]) => (selected === undefined ? row.matched : at === selected));
  if (rows.length === 0) return <Empty what={t('none')} />;
  return (
    <Collapse
      defaultActiveKey={open.map(([at]) => `${at}`)}
      items={sorted.map(([at, row]) => ({
        key: `${at}`,
        label: t('row', { decision: row.decision, n: row.index, point: row.point }),
        extra: (
          <span className="zb-together">
            <StateTag state={STATES[stateOf(row)]}>{t(`state.${stateOf(row)}`)}</StateTag>
          </span>
        ),
        children: (
          <Stack gap="tight">
            <Conditions row={row} />
            <LegalBases bases={legalBases(row.legalBasis)} />
          </Stack>
        ),
      }))}
    />
  );
}

type Condition = TracedRow['conditions'][number];
const HOLDS: Readonly<Record<'true' | 'false' | 'null', State>> = {
  true: 'neutral',
  false: 'success',
  null: 'neutral',
};

function Conditions({ row }: { row: TracedRow }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.rules' });
  const named = (value: string | boolean | undefined): string =>
    typeof value === 'string' && value !== 'true' && value !== 'false'
      ? value
      : t(`values.${value ?? 'none'}`);
  return (
    <Table<Condition>
      size="small"
      pagination={false}
      rowKey={({ input }) => input}
      dataSource={asked(row)}
      locale={{ emptyText: t('always') }}
      columns={[
        { title: t('input'), dataIndex: 'input' },
        {
          title: t('demand'),
          render: (_, { text }) => {
            const demand = demandOf(text);
            return t(`demands.${demand.kind}`, { text: named(demand.text) });
          },
        },
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
