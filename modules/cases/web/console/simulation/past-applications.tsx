import type { RuleEditorPanelProps } from '@zhiban/catalogue/web';
import { Block, Empty, ErrorView, Row, Stack, StateTag, useBilingual, useFormat } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Simulation, verdictOf } from '../../../model/index.ts';
import { ChangeList } from './change-list.tsx';
import { ChangeTable } from './change-table.tsx';
import { RunProgress } from './run-progress.tsx';
import { simulatePast } from './simulate-past.ts';
import { useRun } from './use-run.ts';

/** What the edited rules would have said of the applications that were filed. */
export function PastApplications({ serviceId, files }: RuleEditorPanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const { run, start, stop } = useRun<Simulation>();
  const result = run.latest;
  return (
    <Block
      level={3}
      title={t('past.title')}
      actions={
        run.state === 'running' ? (
          <Button onClick={stop}>{t('stop')}</Button>
        ) : (
          <Button onClick={() => start(files, signal => simulatePast(serviceId, files, signal))}>
            {t('past.start')}
          </Button>
        )
      }
    >
      <Stack>
        <p className="zb-small">{t('past.text')}</p>
        <RunProgress
          run={run}
          seen={result?.seen ?? 0}
          total={result?.total ?? 0}
          current={run.on === files}
        />
        {run.state === 'failed' ? <ErrorView error={run.error} /> : null}
        {result?.total === 0 ? <Empty what={t('past.none')} why={t('past.noneWhy')} /> : null}
        {result && result.total > 0 ? <Past simulation={result} /> : null}
      </Stack>
    </Block>
  );
}

const OUTCOMES = ['approve', 'correct', 'refer', 'refuse'];
const BANDS = ['automatic', 'audited', 'human'];
/** Outcome first, then band. */
function rank(label: string): number {
  const { outcome, band } = verdictOf(label);
  return OUTCOMES.indexOf(outcome) * BANDS.length + BANDS.indexOf(band);
}

function Past({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const say = useBilingual();
  const { date } = useFormat();
  const { comparison, points, submitted, skipped } = simulation;
  const name = (label: string): string => {
    const { outcome, band } = verdictOf(label);
    return t('verdict', { outcome: t(`outcome.${outcome}`), band: t(`band.${band}`) });
  };
  const point = (id: string): string => {
    const text = points.get(id);
    return text ? say(text) : id;
  };
  const more = {
    title: t('past.submitted'),
    of(key: string): string {
      const on = submitted.get(key);
      return on ? date(on) : '';
    },
  };
  const list = { keyTitle: t('past.number'), name, point, more };
  return (
    <>
      <Row>
        <StateTag state={comparison.changed > 0 ? 'warning' : 'success'}>
          {t('past.changed', { n: comparison.changed, of: comparison.subjects })}
        </StateTag>
        {comparison.shifted > 0 ? (
          <StateTag state="info">{t('past.shifted', { n: comparison.shifted })}</StateTag>
        ) : null}
      </Row>
      {comparison.subjects > 0 ? (
        <ChangeTable cells={comparison.cells} name={name} rank={rank} caption={t('past.table')} />
      ) : null}
      <ChangeList
        {...list}
        changes={comparison.changes}
        total={comparison.changed}
        caption={t('past.changes', { n: comparison.changed })}
      />
      <ChangeList
        {...list}
        changes={comparison.shifts}
        total={comparison.shifted}
        caption={t('past.shifts', { n: comparison.shifted })}
      />
      {skipped.map(({ kind, what, count }) => (
        <p key={`${kind} ${what.zh}`} className="zb-small">
          {t(`skipped.${kind}`, { n: count, what: say(what) })}
        </p>
      ))}
    </>
  );
}
