import { Row, StateTag } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeList } from './change-list.tsx';
import { ChangeTable } from './change-table.tsx';
import { changesCsv, conclusionsOf, pointOf } from './population-names.ts';
import { KEY, type PopulationResult, type TablePair } from './population-run.ts';
import { saveFile } from './save-file.ts';

/** What the two versions of a table say of a list. */
export function Compared({ result: { comparison }, pair }: { result: PopulationResult; pair: TablePair }) {
  const { t, i18n } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const name = (label: string): string => {
    const conclusions = conclusionsOf(label);
    return conclusions.length === 0
      ? t('list.nothing')
      : conclusions.map(value => t(`outcome.${value}`, { defaultValue: value })).join(t('list.and'));
  };
  const point = (id: string): string => pointOf(pair, id, i18n.language);
  const all = [...comparison.changes, ...comparison.shifts];
  const list = { keyTitle: KEY, name, point };
  const head = [KEY, t('before'), t('after'), t('list.startedHead'), t('list.stoppedHead')];
  return (
    <>
      <Row>
        <StateTag state={comparison.changed > 0 ? 'warning' : 'success'}>
          {t('list.changed', { n: comparison.changed, of: comparison.subjects })}
        </StateTag>
        {all.length > 0 ? (
          <Button onClick={() => saveFile(t('list.resultName'), changesCsv(all, head, name, point))}>
            {t('list.download')}
          </Button>
        ) : null}
      </Row>
      {comparison.subjects > 0 ? (
        <ChangeTable cells={comparison.cells} name={name} caption={t('list.tableOf')} />
      ) : null}
      <ChangeList
        {...list}
        changes={comparison.changes}
        total={comparison.changed}
        caption={t('list.changes', { n: comparison.changed })}
      />
      <ChangeList
        {...list}
        changes={comparison.shifts}
        total={comparison.shifted}
        caption={t('list.shifts', { n: comparison.shifted })}
      />
    </>
  );
}
