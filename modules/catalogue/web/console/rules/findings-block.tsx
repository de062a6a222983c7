import { Block, Row, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import type { Finding } from '../../../model/finding.ts';
import { rowOfFinding, type TableRows } from './row-marks.ts';
import { useRulesText } from './texts.ts';

/** The block's anchor. */
export const FINDINGS = 'rules-findings';

interface Props {
  findings: readonly Finding[];
  tables: readonly TableRows[];
  /** The row whose findings stand first. */
  selected: string | undefined;
  onRow: (rowId: string) => void;
  /** A line of cases.yaml, from 1. */
  onLine: (line: number) => void;
}

/** What lint found, each with the way to where it is mended. */
export function FindingsBlock({ findings, tables, selected, onRow, onLine }: Props) {
  const t = useRulesText();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const placed = findings.map((finding, index) => ({ finding, index, row: rowOfFinding(finding, tables) }));
  const sorted = placed.toSorted((a, b) => Number(b.row === selected) - Number(a.row === selected));
  return (
    <Block title={t('findings.title')} id={FINDINGS}>
      <Row>
        {findings.length === 0 ? (
          <StateTag state="success">{t('findings.none')}</StateTag>
        ) : (
          <StateTag state={errors > 0 ? 'danger' : 'warning'}>
            {t('findings.summary', { errors, warnings: findings.length - errors })}
          </StateTag>
        )}
      </Row>
      <ul className="zb-plain rules-list">
        {(selected === undefined ? placed : sorted).map(({ finding, index, row }) => (
          <li key={index} data-selected={row !== undefined && row === selected}>
            <FindingLine finding={finding} row={row} onRow={onRow} onLine={onLine} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function FindingLine({
  finding,
  row,
  onRow,
  onLine,
}: { finding: Finding; row: string | undefined } & Pick<Props, 'onRow' | 'onLine'>) {
  const t = useRulesText();
  const say = useBilingual();
  const { severity, file, line, message, remedy } = finding;
  return (
    <Stack gap="tight">
      <Row>
        <StateTag state={severity === 'error' ? 'danger' : 'warning'}>{t(`findings.${severity}`)}</StateTag>
        {row === undefined ? <span className="zb-small">{t('findings.place', { file, line })}</span> : null}
        {row === undefined ? null : <Button onClick={() => onRow(row)}>{t('findings.row')}</Button>}
        {file === 'cases.yaml' ? (
          <Button onClick={() => onLine(line)}>{t('findings.line', { line })}</Button>
        ) : null}
      </Row>
      <p>{say(message)}</p>
      <p className="zb-small">{t('findings.remedy', { text: say(remedy) })}</p>
    </Stack>
  );
}
