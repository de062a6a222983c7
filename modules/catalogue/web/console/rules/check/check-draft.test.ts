import { expect, it } from 'vitest';
import { measurePackage } from '../../../../model/changes/index.ts';
import { altered, caseOf, hygieneFiles } from '../../../../testing/packages.ts';
import { checkDraft, tryCase } from './check-draft.ts';
import { isSound } from './sound.ts';

const published = await measurePackage(hygieneFiles);
const REVOKED = '<text>&quot;吊销&quot;</text>';

it('finds an unchanged draft sound and without changes', async () => {
  const report = await checkDraft(published, hygieneFiles);
  expect(isSound(report)).toBe(true);
  expect(report).toMatchObject({
    serviceId: 'hygiene-licence-change',
    changes: { tables: [], examples: [], files: [] },
  });
  expect(report.coverage.every(({ fired }) => fired > 0)).toBe(true);
  expect(structuredClone(report)).toEqual(report);
});

it('tells which case fails under a changed rule, which row no case fires, and what changed', async () => {
  const report = await checkDraft(
    published,
    altered('decision.dmn', REVOKED, '<text>&quot;已吊销&quot;</text>'),
  );
  expect(isSound(report)).toBe(false);
  expect(report.examples?.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['revoked']);
  expect(report.coverage.filter(({ fired }) => fired === 0).map(({ id }) => id)).toEqual(['company-revoked']);
  expect(report.changes.tables?.map(({ decision }) => decision)).toEqual(['主体审查']);
});

it('says what it can about a draft that does not compile', async () => {
  const report = await checkDraft(published, altered('decision.dmn', REVOKED, '<text>(</text>'));
  expect(isSound(report)).toBe(false);
  expect(report).toMatchObject({ serviceId: null, examples: null, coverage: [], trial: null });
  expect(report.findings.length).toBeGreaterThan(0);
});

it('offers every question, register, material and element of the service to a trial', async () => {
  const { trial } = await checkDraft(published, hygieneFiles);
  expect(trial?.questions.map(({ id }) => id)).toEqual(['变更事项']);
  expect(trial?.registers).toEqual(['登记']);
  expect(trial?.materials.map(({ id }) => id)).toEqual(['old-licence', 'business-licence']);
  expect(trial?.carriers.map(({ name }) => name)).toEqual(['申请', '登记', '原许可证', '营业执照']);
  expect(trial?.cases[0]?.input).toEqual((await caseOf('new-representative')).input);
});

it('decides a case with the trace of every row', async () => {
  const { input } = await caseOf('revoked');
  const tried = await tryCase(hygieneFiles, input);
  expect([tried?.outcome, tried?.band, tried?.reasons.map(({ id }) => id)]).toEqual([
    'refer',
    'human',
    ['company-revoked'],
  ]);
  expect(
    tried?.rows.filter(({ matched }) => matched).map(({ decision, index }) => [decision, index]),
  ).toEqual([['主体审查', 2]]);
  expect(structuredClone(tried)).toEqual(tried);
  expect(await tryCase(altered('decision.dmn', REVOKED, '<text>(</text>'), input)).toBeNull();
});
