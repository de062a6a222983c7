import { Block, Row, Stack, type State, StateTag, useBilingual } from '@zhiban/ui';
import type { ExampleChange } from '../../../model/changes/examples.ts';
import type { LineChange } from '../../../model/changes/lines.ts';
import { isUnchanged, type PackageChanges, RULES } from '../../../model/changes/package-changes.ts';
import type { RowChange, TableChange } from '../../../model/changes/tables.ts';
import { useOutcome } from './outcome.ts';
import { useRulesText } from './texts.ts';

const KINDS: Readonly<Record<RowChange['kind'], State>> = {
  added: 'success',
  removed: 'danger',
  changed: 'warning',
};

/** Everything in which two versions differ: rows cell by cell, results of the examples, other files by lines. */
export function ChangesView({ changes }: { changes: PackageChanges }) {
  const t = useRulesText();
  if (isUnchanged(changes)) return <p>{t('changes.none')}</p>;
  const { tables, examples, former, files } = changes;
  return (
    <Stack>
      {tables ? (
        tables.map(table => <TableChanges key={table.decision} table={table} />)
      ) : (
        <p>{t('changes.notCompared')}</p>
      )}
      <ExampleChanges title={t('changes.examples')} examples={examples ?? []} />
      <ExampleChanges title={t('changes.former')} examples={former ?? []} />
      {files.map(({ file, lines }) => (
        <Block
          key={file}
          level={3}
          title={file === RULES ? t('changes.around') : t('changes.file', { name: file })}
        >
          {lines.map(change => (
            <Lines key={change.line} change={change} numbered={file !== RULES} />
          ))}
        </Block>
      ))}
    </Stack>
  );
}

const TITLES = { added: 'tableAdded', removed: 'tableRemoved', changed: 'table' } as const;

function TableChanges({ table: { decision, kind, shape, order, rows } }: { table: TableChange }) {
  const t = useRulesText();
  return (
    <Block level={3} title={t(`changes.${TITLES[kind]}`, { name: decision })}>
      {shape && kind === 'changed' ? <p>{t('changes.shape')}</p> : null}
      {order ? <p>{t('changes.order')}</p> : null}
      {rows.map(row => (
        <Stack key={row.id} gap="tight">
          <Row>
            <StateTag state={KINDS[row.kind]}>{t(`changes.kind.${row.kind}`)}</StateTag>
            <span>{t('changes.row', { n: row.index, id: row.id })}</span>
          </Row>
          <Cells row={row} />
        </Stack>
      ))}
    </Block>
  );
}

function Cells({ row: { kind, cells } }: { row: RowChange }) {
  const t = useRulesText();
  const told = cells.filter(({ before, after }) => before !== '' || after !== '');
  return (
    <table className="rules-changes">
      <thead>
        <tr>
          <th scope="col">{t('changes.column')}</th>
          {kind === 'added' ? null : <th scope="col">{t('changes.before')}</th>}
          {kind === 'removed' ? null : <th scope="col">{t('changes.after')}</th>}
        </tr>
      </thead>
      <tbody>
        {told.map(({ column, before, after }) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            {kind === 'added' ? null : <td>{before === '' ? t('changes.empty') : <del>{before}</del>}</td>}
            {kind === 'removed' ? null : <td>{after === '' ? t('changes.empty') : <ins>{after}</ins>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ExampleChanges({ title, examples }: { title: string; examples: readonly ExampleChange[] }) {
  const t = useRulesText();
  const say = useBilingual();
  const outcome = useOutcome();
  if (examples.length === 0) return null;
  return (
    <Block level={3} title={title}>
      <ul>
        {examples.map(({ id, name, before, after }) => (
          <li key={id}>
            {t('changes.example', { name: say(name), before: outcome(before), after: outcome(after) })}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Lines({ change: { line, before, after }, numbered }: { change: LineChange; numbered: boolean }) {
  const t = useRulesText();
  return (
    <Stack gap="tight">
      {numbered ? <p className="zb-small">{t('changes.line', { n: line })}</p> : null}
      <pre className="rules-lines">
        {before.length > 0 ? <del>{before.join('\n')}</del> : null}
        {after.length > 0 ? <ins>{after.join('\n')}</ins> : null}
      </pre>
    </Stack>
  );
}
