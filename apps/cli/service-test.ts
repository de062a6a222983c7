import {
  compileService,
  type ExampleResult,
  type ExamplesReport,
  parseExamples,
  runExamples,
  ServicePackageError,
} from '@zhiban/catalogue';
import { findingsText } from './findings-text.ts';
import { openFolder } from './folder.ts';
import type { Language } from './language.ts';
import type { Outcome } from './run.ts';
import { tableText } from './table.ts';

/** `zhiban service test FOLDER`: decides the example cases; fails when one gives something else than expected. */
export async function testCommand(folder: string): Promise<Outcome> {
  const { name, files } = await openFolder(folder);
  try {
    const service = await compileService(files, 0);
    const examples = parseExamples(files['cases.yaml'] ?? '');
    if (!examples.value) throw new ServicePackageError(examples.findings);
    return reportOutcome(name, runExamples(service, examples.value));
  } catch (error) {
    if (!(error instanceof ServicePackageError)) throw error;
    const { findings } = error;
    return {
      ok: false,
      json: { package: name, findings },
      text: language => findingsText(findings, language),
    };
  }
}

function reportOutcome(name: string, report: ExamplesReport): Outcome {
  const failed = report.results.filter(({ passed }) => !passed);
  const unfired = report.coverage.filter(({ fired }) => fired === 0).map(({ id }) => id);
  const passed = report.results.length - failed.length;
  const fired = report.coverage.length - unfired.length;
  return {
    ok: failed.length === 0,
    json: {
      package: name,
      passed,
      failed: failed.length,
      cases: report.results.map(({ decision: _decision, ...result }) => result),
      coverage: report.coverage,
    },
    text(language) {
      const zh = language === 'zh';
      const head = zh ? ['', '示例', '说明', '结果', '理由'] : ['', 'case', 'what', 'outcome', 'reasons'];
      const rows = report.results.map(result => row(result, language));
      return [
        tableText([head, ...rows]),
        ...failed.map(result => difference(result, language)),
        '',
        zh
          ? `${name}：通过 ${passed}，失败 ${failed.length}；规则 ${report.coverage.length} 行，示例触发了 ${fired} 行`
          : `${name}: ${passed} passed, ${failed.length} failed; ${fired} of ${report.coverage.length} rows fired`,
        ...(unfired.length > 0 ? [`${zh ? '没有触发的' : 'never fired'}: ${unfired.join(', ')}`] : []),
      ].join('\n');
    },
  };
}

const row = ({ passed, id, name, got }: ExampleResult, language: Language): string[] => [
  passed ? '✓' : '✗',
  id,
  name[language],
  `${got.outcome}/${got.band}`,
  got.reasons.join(' '),
];

function difference({ id, expected, got }: ExampleResult, language: Language): string {
  const [wanted, came] = language === 'zh' ? ['应当是', '得到的'] : ['expected', 'got'];
  const line = ({ outcome, band, reasons }: ExampleResult['got']) =>
    `${outcome}/${band} [${reasons.join(', ')}]`;
  return `\n✗ ${id}\n  ${wanted}: ${line(expected)}\n  ${came}: ${line(got)}`;
}
