import { ErrorView, Loading, Stack } from '@zhiban/ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ServiceFiles } from '../../../model/files.ts';
import { MarkBoard } from './canvas/mark-board.ts';
import type { TableEditor } from './canvas/table-editor.ts';
import { CanvasBar } from './canvas-bar.tsx';
import { CasesEditor } from './cases-editor.tsx';
import type { DraftKey } from './draft-store.ts';
import { ExamplesBlock } from './examples-block.tsx';
import { FINDINGS, FindingsBlock } from './findings-block.tsx';
import { MorePanels } from './more-panels.tsx';
import { ProposeBlock } from './propose-block.tsx';
import { rowMarks } from './row-marks.ts';
import { RowPanel } from './row-panel.tsx';
import { TableCanvas } from './table-canvas.tsx';
import { useRulesText } from './texts.ts';
import { TrialPane } from './trial-pane.tsx';
import { useDraft } from './use-draft.ts';
import { useDraftReport, useRuleChecker } from './use-draft-report.ts';
import { useMarkWords } from './use-mark-words.ts';
import { useTrial } from './use-trial.ts';

const DMN = 'decision.dmn';
const CASES = 'cases.yaml';

interface Props {
  draftKey: DraftKey;
  /** What is in use: every change is told against it. */
  published: ServiceFiles;
  /** What the draft started from. */
  base: ServiceFiles;
}

/** Canvas in the middle, trial on the right, findings and effects below. */
export function RuleEditor({ draftKey, published, base }: Props) {
  const t = useRulesText();
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const { serviceId } = draftKey;
  const draft = useDraft(draftKey, base);
  const checker = useRuleChecker();
  const check = useDraftReport(checker, published, draft.files);
  const { report } = check;
  const trial = useTrial(checker, draft.files, report?.trial ?? null);
  const markWords = useMarkWords();
  const [editor, setEditor] = useState<TableEditor>();
  const [shown, setShown] = useState<string>();
  const [selected, setSelected] = useState<string>();
  const [board] = useState(
    () =>
      new MarkBoard(rowId => {
        setSelected(rowId);
        document.getElementById(FINDINGS)?.scrollIntoView({ block: 'nearest' });
      }),
  );
  const [goTo, setGoTo] = useState<{ line: number }>();
  // Opened anew when everything is discarded, and in another language.
  const [round, setRound] = useState(0);

  const tables = editor?.tables ?? [];
  const row = selected === undefined ? undefined : editor?.row(selected);
  useEffect(() => {
    const { findings = [], coverage = [] } = report ?? {};
    board.show(rowMarks(findings, coverage, editor?.tables ?? []), markWords);
  }, [board, report, editor, markWords]);

  const showTable = (name: string) => {
    setShown(name);
    setSelected(undefined);
    void editor?.show(name);
  };
  const showRow = async (rowId: string) => {
    const table = editor?.row(rowId)?.table;
    if (!editor || table === undefined) return;
    setShown(table);
    setSelected(rowId);
    await editor.select(rowId);
  };
  const showLine = (line: number) => {
    setShown(CASES);
    setGoTo({ line });
  };
  const discard = () => {
    draft.discard();
    setSelected(undefined);
    setShown(undefined);
    setRound(round + 1);
  };
  const propose = () => {
    draft.discard();
    void navigate(`/console/services/${serviceId}`);
  };
  const active = shown ?? tables[0]?.name;
  return (
    <div className="rules-layout">
      <section className="rules-canvas" aria-label={t('canvas.label')}>
        <h2 className="zb-sr">{t('canvas.label')}</h2>
        <CanvasBar
          tabs={[
            ...tables.map(({ name }) => ({ id: name, label: name })),
            { id: CASES, label: t('canvas.cases') },
          ]}
          active={active}
          onTab={id => (id === CASES ? setShown(CASES) : showTable(id))}
          editor={active === CASES ? undefined : editor}
          draft={draft}
          check={check}
          onDiscard={discard}
        />
        <div hidden={active === CASES}>
          <TableCanvas
            key={`${i18n.language} ${round}`}
            original={base[DMN] ?? ''}
            draft={draft.files[DMN] ?? ''}
            chinese={i18n.language === 'zh-CN'}
            numbers={t('canvas.numbers')}
            marks={board}
            onEditor={setEditor}
            onChange={xml => draft.change(DMN, xml)}
            onSelect={setSelected}
          />
          {editor ? <RowPanel editor={editor} row={row} /> : null}
        </div>
        {active === CASES ? (
          <CasesEditor
            text={draft.files[CASES] ?? ''}
            onChange={text => draft.change(CASES, text)}
            goTo={goTo}
          />
        ) : null}
      </section>
      <div className="rules-trial">
        {report ? (
          <TrialPane
            report={report}
            trial={trial}
            selected={row && { decision: row.table, index: row.index }}
            onRow={({ decision, index }) => {
              const rowId = tables.find(({ name }) => name === decision)?.rowIds[index - 1];
              if (rowId !== undefined) void showRow(rowId);
            }}
          />
        ) : (
          <Loading lines={6} />
        )}
      </div>
      <div className="rules-below">
        {check.state === 'failed' ? <ErrorView error={check.error} /> : null}
        {report ? (
          <Stack>
            <FindingsBlock
              findings={report.findings}
              tables={tables}
              selected={selected}
              onRow={rowId => void showRow(rowId)}
              onLine={showLine}
            />
            <ExamplesBlock report={report} onTry={trial.start} />
            <MorePanels serviceId={serviceId} files={draft.files} />
            <ProposeBlock serviceId={serviceId} files={draft.files} check={check} onProposed={propose} />
          </Stack>
        ) : null}
      </div>
    </div>
  );
}
