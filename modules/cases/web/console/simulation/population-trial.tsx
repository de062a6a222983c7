import type { RuleEditorPanelProps } from '@zhiban/catalogue/web';
import { civilDay } from '@zhiban/kernel';
import { columnName, writeCsv } from '@zhiban/rules';
import { Block, Field, FileDrop, Loading, Row, Stack } from '@zhiban/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Compared } from './compared.tsx';
import {
  columnsOf,
  comparePopulation,
  KEY,
  type PopulationResult,
  type TablePair,
} from './population-run.ts';
import { Problems } from './problems.tsx';
import { RunProgress } from './run-progress.tsx';
import { saveFile } from './save-file.ts';
import { usePairs } from './use-pairs.ts';
import { useRun } from './use-run.ts';

const CSV = ['text/csv', 'application/vnd.ms-excel'];
const MOST_BYTES = 50 * 1_048_576;

/** What the edited table would say of everyone on a list that the owner brings. It stays in the browser. */
export function PopulationTrial({ serviceId, files }: RuleEditorPanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const [open, setOpen] = useState(false);
  return (
    <Block level={3} title={t('list.title')}>
      <Stack>
        <p className="zb-small">{t('list.text')}</p>
        {open ? (
          <Opened serviceId={serviceId} files={files} />
        ) : (
          <Row>
            <Button onClick={() => setOpen(true)}>{t('list.start')}</Button>
          </Row>
        )}
      </Stack>
    </Block>
  );
}

function Opened({ serviceId, files }: RuleEditorPanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const { pairs, error } = usePairs(serviceId, files);
  const [chosen, setChosen] = useState<string>();
  if (error !== undefined) return <Problems error={error} />;
  if (!pairs) return <Loading label={t('list.compiling')} />;
  const pair = pairs.find(({ after }) => after.table.name === chosen) ?? pairs[0];
  if (!pair) return <p>{t('list.noTables')}</p>;
  return (
    <>
      <Field label={t('list.table')}>
        {control => (
          <Select
            {...control}
            value={pair.after.table.name}
            onChange={setChosen}
            options={pairs.map(({ after }) => ({ value: after.table.name, label: after.table.name }))}
          />
        )}
      </Field>
      <Trial key={pair.after.table.name} pair={pair} />
    </>
  );
}

function Trial({ pair }: { pair: TablePair }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const { run, start, stop } = useRun<PopulationResult>();
  const [name, setName] = useState('');
  const table = pair.after.table.name;
  const template = () => [KEY, ...columnsOf(pair).map(({ path }) => columnName(path))];
  const compare = async (file: File) => {
    setName(file.name);
    const text = await file.text();
    start(pair, signal => comparePopulation(text, pair, civilDay(new Date()), signal));
  };
  const result = run.latest;
  return (
    <>
      <Row>
        <Button onClick={() => saveFile(t('list.templateName', { table }), writeCsv([template()]))}>
          {t('list.template')}
        </Button>
        {run.state === 'running' ? <Button onClick={stop}>{t('stop')}</Button> : null}
      </Row>
      <FileDrop
        label={t('list.file')}
        hint={t('list.hint')}
        accept={CSV}
        maxBytes={MOST_BYTES}
        onFile={file => void compare(file)}
      />
      {name ? <p className="zb-small">{t('list.chosen', { name })}</p> : null}
      <RunProgress run={run} seen={result?.seen ?? 0} total={result?.total ?? 0} current={run.on === pair} />
      {run.state === 'failed' ? <Problems error={run.error} /> : null}
      {result && run.state !== 'failed' ? <Compared result={result} pair={pair} /> : null}
    </>
  );
}
