import { expect, it } from 'vitest';
import { compileService, lintService } from '../../../model/index.ts';
import { altered } from '../../../testing/packages.ts';
import { rowMarks, rowOfFinding } from './row-marks.ts';

const tables = [
  { name: '主体审查', rowIds: ['company-ended', 'company-revoked'] },
  { name: '原证审查', rowIds: ['licence-unread'] },
];

it('finds the row of a finding that names it', async () => {
  const findings = await lintService(
    altered('decision.dmn', '<text>&quot;登记.登记状态&quot;</text>', '<text>&quot;登记.状态&quot;</text>'),
  );
  expect(findings.map(finding => rowOfFinding(finding, tables))).toContain('company-ended');
});

it('finds the row of a text that does not compile', async () => {
  const findings = await lintService(
    altered('decision.dmn', '<text>&quot;吊销&quot;</text>', '<text>&quot;吊销&quot; and</text>'),
  );
  expect(findings.map(finding => rowOfFinding(finding, tables))).toEqual(['company-revoked']);
  await expect(
    compileService(altered('decision.dmn', '<text>&quot;吊销&quot;</text>', '<text>(</text>'), 0),
  ).rejects.toThrow();
});

it('counts errors, warnings and the example cases that fire a row', () => {
  const at = { file: 'decision.dmn', line: 1, column: 1, remedy: { zh: '', en: '' } };
  const findings = [
    { ...at, severity: 'error', row: 'company-ended', message: { zh: 'x', en: 'x' } },
    { ...at, severity: 'warning', message: { zh: '主体审查/rule 1/input 2：看不懂', en: 'x' } },
    { ...at, severity: 'warning', row: 'decide-approve', message: { zh: 'x', en: 'x' } },
    { ...at, severity: 'error', file: 'service.yaml', message: { zh: '主体审查/rule 1：x', en: 'x' } },
  ] as const;
  const coverage = [
    { id: 'company-ended', fired: 2 },
    { id: 'company-revoked', fired: 0 },
  ];
  expect([...rowMarks(findings, coverage, tables)]).toEqual([
    ['company-ended', { errors: 1, warnings: 1, fired: 2 }],
    ['company-revoked', { errors: 0, warnings: 0, fired: 0 }],
    ['decide-approve', { errors: 0, warnings: 1, fired: null }],
  ]);
});
