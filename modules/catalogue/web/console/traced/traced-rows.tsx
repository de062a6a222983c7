import { Empty, Stack, type State, StateTag } from '@zhiban/ui';
import { Collapse } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TracedRow } from '../../../model/traced-rows.ts';
import { Conditions } from './conditions.tsx';
import { type RowState, stateOf } from './rows.ts';

const STATES: Readonly<Record<RowState, State>> = {
  fired: 'warning',
  'held-back': 'success',
  unknown: 'neutral',
};

interface Props {
  rows: readonly TracedRow[];
  /** Stands first and open; without it those that fired are open. */
  selected: number | undefined;
  /** What stands below the conditions of a row. */
  note?: (row: TracedRow) => ReactNode;
}

/** Every rule row as it was evaluated, those that fired first, with the condition that held each other one back. */
export function TracedRows({ rows, selected, note }: Props) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.traced' });
  const rank = (at: number, row: TracedRow): number => (at === selected ? 0 : row.matched ? 1 : 2);
  const sorted = [...rows.entries()].toSorted(
    ([a, one], [b, other]) => rank(a, one) - rank(b, other) || a - b,
  );
  const open = sorted.filter(([at, row]) => (selected === undefined ? row.matched : at === selected));
  if (rows.length === 0) return <Empty what={t('none')} />;
  return (
    <Collapse
      key={selected ?? 'none'}
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
            {note?.(row)}
          </Stack>
        ),
      }))}
    />
  );
}
