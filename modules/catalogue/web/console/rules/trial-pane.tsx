import {
  Block,
  Field,
  Loading,
  ReasonList,
  Row,
  Stack,
  type State,
  StateTag,
  useBilingual,
} from '@zhiban/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { TracedRow } from '../../../model/traced-rows.ts';
import type { Outcome, Reason } from '../../../model/types.ts';
import { TracedRows } from '../traced/traced-rows.tsx';
import type { DraftReport, TrialResult, TrialSetting } from './check/check-draft.ts';
import { useRulesText } from './texts.ts';
import { TrialForm } from './trial-form.tsx';
import type { Trial } from './use-trial.ts';

interface Props {
  report: DraftReport;
  trial: Trial;
  /** Where the selected row stands. */
  selected: { readonly decision: string; readonly index: number } | undefined;
  onRow: (place: { readonly decision: string; readonly index: number }) => void;
}

/** One case under the draft: its inputs can be changed, its result and every row's judgement follow. */
export function TrialPane({ report, trial, selected, onRow }: Props) {
  const t = useRulesText();
  return (
    <Block title={t('trial.title')}>
      {report.trial && trial.input ? (
        <Stack>
          <Start setting={report.trial} report={report} trial={trial} />
          {trial.result ? (
            <Result result={trial.result} onRow={onRow} />
          ) : (
            <Loading label={t('trial.computing')} />
          )}
          <TrialForm setting={report.trial} input={trial.input} onChange={trial.change} />
          {trial.result ? <Judged result={trial.result} selected={selected} /> : null}
        </Stack>
      ) : (
        <p>{t('trial.notRun')}</p>
      )}
    </Block>
  );
}

function Start({ setting, report, trial }: { setting: TrialSetting; report: DraftReport; trial: Trial }) {
  const t = useRulesText();
  const say = useBilingual();
  const passed = new Set(report.examples?.filter(example => example.passed).map(({ id }) => id));
  return (
    <>
      <Field label={t('trial.start')}>
        {control => (
          <Select
            {...control}
            value={trial.caseId}
            onChange={trial.start}
            showSearch={{ optionFilterProp: 'label' }}
            options={setting.cases.map(({ id, name }) => ({
              value: id,
              label: t(passed.has(id) ? 'trial.passed' : 'trial.failed', { name: say(name) }),
            }))}
          />
        )}
      </Field>
      {trial.isChanged && trial.caseId ? (
        <Row>
          <Button onClick={() => trial.start(trial.caseId ?? '')}>{t('trial.back')}</Button>
        </Row>
      ) : null}
    </>
  );
}

const OUTCOMES: Readonly<Record<Outcome, State>> = {
  approve: 'success',
  refuse: 'danger',
  correct: 'warning',
  refer: 'warning',
};

function Result({
  result: { outcome, band, reasons },
  onRow,
}: { result: TrialResult } & Pick<Props, 'onRow'>) {
  const t = useRulesText();
  const say = useBilingual();
  const reason = ({ id, text, remedy, outcome: kind }: Reason) => ({
    id,
    state: OUTCOMES[kind],
    reason: say(text),
    remedy: remedy ? say(remedy) : undefined,
  });
  const select = (id: string) => {
    const row = reasons.find(candidate => candidate.id === id)?.row;
    if (row) onRow(row);
  };
  const ofRows = reasons.filter(({ row }) => row);
  const others = reasons.filter(({ row }) => !row);
  return (
    <div role="status">
      <Row>
        <StateTag state={OUTCOMES[outcome]}>{t(`outcome.${outcome}`)}</StateTag>
        <span>{t(`band.${band}`)}</span>
      </Row>
      {ofRows.length > 0 ? <ReasonList reasons={ofRows.map(reason)} onSelect={select} /> : null}
      {others.length > 0 ? <ReasonList reasons={others.map(reason)} /> : null}
    </div>
  );
}

/** The rows that fired and the selected one, or all of them. */
function Judged({ result: { rows }, selected }: { result: TrialResult } & Pick<Props, 'selected'>) {
  const t = useRulesText();
  const [all, setAll] = useState(false);
  const isSelected = ({ decision, index }: TracedRow) =>
    decision === selected?.decision && index === selected.index;
  const shown = all ? rows : rows.filter(row => row.matched || isSelected(row));
  const at = shown.findIndex(isSelected);
  return (
    <Block
      level={3}
      title={t('trial.rows')}
      actions={
        <Button aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t('trial.fired') : t('trial.all', { n: rows.length })}
        </Button>
      }
    >
      {selected && at < 0 ? <p className="zb-small">{t('trial.reviewOnly')}</p> : null}
      {shown.length === 0 ? (
        <p>{t('trial.noneFired')}</p>
      ) : (
        <TracedRows
          rows={shown}
          selected={at < 0 ? undefined : at}
          note={({ legalBasis }) => <p className="zb-small">{legalBasis}</p>}
        />
      )}
    </Block>
  );
}
