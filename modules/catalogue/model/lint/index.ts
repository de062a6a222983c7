import { civilDay, systemClock } from '@zhiban/kernel';
import { readPackage } from '../compile.ts';
import { parseExamples } from '../examples.ts';
import { REQUIRED_FILES, type ServiceFiles } from '../files.ts';
import type { Finding } from '../finding.ts';
import { analysisChecks } from './analysis.ts';
import type { Check, LintContext } from './context.ts';
import { exampleChecks } from './examples.ts';
import { guideChecks } from './guide.ts';
import { itemChecks } from './item.ts';
import { legalChecks } from './legal.ts';
import { parameterChecks } from './parameters.ts';
import { reuseChecks } from './reuse.ts';
import { ruleChecks } from './rules.ts';

const CHECKS: readonly Check[] = [
  itemChecks,
  legalChecks,
  ruleChecks,
  analysisChecks,
  parameterChecks,
  reuseChecks,
  guideChecks,
  exampleChecks,
];

/**
 * Checks a service package: schema, registered elements, FEEL and DMN, and the cross-checks of reviewers.
 * What does not compile is told first; the cross-checks follow once it does. Errors come before warnings.
 *
 * @param today the civil day for which dated parameters must have a value
 */
export async function lintService(
  files: ServiceFiles,
  today = civilDay(systemClock.now()),
): Promise<Finding[]> {
  const missing = REQUIRED_FILES.filter(file => files[file] === undefined).map(absent);
  if (missing.length > 0) return missing;
  const { yaml, parameters, model, service, findings } = await readPackage(files, 0);
  const definition = yaml.value;
  if (!definition || !model || !service)
    return [...findings, ...parseExamples(files['cases.yaml'] ?? '').findings];
  const reviewTables = definition.decision.review.map(name => model.decision(name));
  const outcomeTable = model.decision(definition.decision.outcome);
  const context: LintContext = {
    files,
    definition,
    yaml,
    parameters,
    service,
    today,
    reviewTables,
    outcomeTable,
    reviewRows: reviewTables.flatMap(({ rules }) => rules ?? []),
    outcomeRows: outcomeTable.rules ?? [],
    examples: parseExamples(files['cases.yaml'] ?? ''),
  };
  const all = [...findings, ...CHECKS.flatMap(check => check(context))];
  return all.toSorted(
    (a, b) => a.severity.localeCompare(b.severity) || a.file.localeCompare(b.file) || a.line - b.line,
  );
}

const absent = (file: string): Finding => ({
  severity: 'error',
  file,
  line: 1,
  column: 1,
  message: { zh: `缺少文件 ${file}。`, en: `The file ${file} is missing.` },
  remedy: { zh: '请照着 services 里的例子补上。', en: 'Add it after the examples in services/.' },
});
