import { Block, Empty, Row, StateTag, useBilingual } from '@zhiban/ui';
import { Button, Table } from 'antd';
import { useState } from 'react';
import type { ExampleResult } from '../../../model/examples.ts';
import type { DraftReport } from './check/check-draft.ts';
import { useOutcome } from './outcome.ts';
import { useRulesText } from './texts.ts';

type Got = ExampleResult['got'];

interface Line {
  readonly id: string;
  readonly name: ExampleResult['name'];
  readonly before: Got | null;
  readonly after: Got | null;
  readonly expected: Got | null;
  readonly passed: boolean | null;
  readonly changed: boolean;
}

/** Every case under the draft and in the version in use; those that are gone last. */
function linesOf({ examples, changes }: DraftReport): Line[] {
  const changed = new Map((changes.examples ?? []).map(change => [change.id, change]));
  const now = (examples ?? []).map(({ id, name, got, expected, passed }): Line => {
    const change = changed.get(id);
    const before = change ? change.before : got;
    return { id, name, before, after: got, expected, passed, changed: change !== undefined };
  });
  const gone = [...changed.values()]
    .filter(({ after }) => after === null)
    .map(change => ({ ...change, expected: null, changed: true }));
  return [...now, ...gone];
}

/** What the draft does to the example cases: before and after, and whether that was expected. */
export function ExamplesBlock({ report, onTry }: { report: DraftReport; onTry: (caseId: string) => void }) {
  const t = useRulesText();
  const say = useBilingual();
  const outcome = useOutcome();
  const [all, setAll] = useState(false);
  if (!report.examples)
    return (
      <Block title={t('examples.title')}>
        <p>{t('examples.notRun')}</p>
      </Block>
    );
  const lines = linesOf(report);
  const failed = lines.filter(({ passed }) => passed === false).length;
  const changed = lines.filter(line => line.changed).length;
  const shown = all ? lines : lines.filter(line => line.changed || line.passed === false);
  return (
    <Block
      title={t('examples.title')}
      actions={
        <Button aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t('examples.changed') : t('examples.all', { n: lines.length })}
        </Button>
      }
    >
      <Row>
        <StateTag state={failed > 0 ? 'danger' : changed > 0 ? 'warning' : 'success'}>
          {t('examples.summary', { changed, failed })}
        </StateTag>
      </Row>
      {shown.length === 0 ? (
        <Empty what={t('examples.nothing')} />
      ) : (
        <Table<Line>
          size="small"
          pagination={false}
          rowKey="id"
          scroll={{ x: 640 }}
          dataSource={shown}
          columns={[
            { title: t('examples.name'), render: (_, { name }) => say(name) },
            { title: t('examples.before'), render: (_, { before }) => outcome(before) },
            { title: t('examples.after'), render: (_, { after }) => outcome(after) },
            { title: t('examples.result'), render: (_, line) => <Expectation line={line} /> },
            {
              title: t('examples.action'),
              render: (_, { id, after }) =>
                after ? <Button onClick={() => onTry(id)}>{t('examples.try')}</Button> : null,
            },
          ]}
        />
      )}
    </Block>
  );
}

function Expectation({ line: { passed, expected } }: { line: Line }) {
  const t = useRulesText();
  if (passed === null || !expected) return null;
  if (passed) return <StateTag state="success">{t('examples.passed')}</StateTag>;
  const words = { outcome: t(`outcome.${expected.outcome}`), reasons: expected.reasons.join(t('join')) };
  return <StateTag state="danger">{t('examples.differs', words)}</StateTag>;
}
