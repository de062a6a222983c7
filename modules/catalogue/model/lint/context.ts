import type { Bilingual } from '@zhiban/kernel';
import type { CompiledDecision, DatedParameters, RuleRow } from '@zhiban/rules';
import type { Examples } from '../examples.ts';
import type { ServiceFiles } from '../files.ts';
import type { Finding } from '../finding.ts';
import type { ServiceDefinition } from '../service.ts';
import type { CompiledService } from '../types.ts';
import type { ParsedYaml, Path } from '../yaml.ts';

/** What the checks of a package look at. */
export interface LintContext {
  readonly files: ServiceFiles;
  readonly definition: ServiceDefinition;
  readonly yaml: ParsedYaml<ServiceDefinition>;
  readonly parameters: ParsedYaml<DatedParameters>;
  readonly service: CompiledService;
  /** The civil day on which the package is checked. */
  readonly today: string;
  readonly reviewTables: readonly CompiledDecision[];
  readonly outcomeTable: CompiledDecision;
  /** Rows of the review tables. */
  readonly reviewRows: readonly RuleRow[];
  /** Rows of the table of outcomes. */
  readonly outcomeRows: readonly RuleRow[];
  readonly examples: ParsedYaml<Examples>;
}

export type Check = (context: LintContext) => Finding[];
type Severity = Finding['severity'];

/** A finding at a path of `service.yaml`. */
export const inDefinition = (
  { yaml }: LintContext,
  path: Path,
  message: Bilingual,
  remedy: Bilingual,
  severity: Severity = 'error',
): Finding => ({ severity, file: 'service.yaml', ...yaml.at(path), message, remedy });

/** A finding at a path of `cases.yaml`. */
export const inExamples = (
  { examples }: LintContext,
  path: Path,
  message: Bilingual,
  remedy: Bilingual,
  severity: Severity = 'error',
): Finding => ({ severity, file: 'cases.yaml', ...examples.at(path), message, remedy });

/** A finding at a row of `decision.dmn`. */
export function inRow(
  { files }: LintContext,
  row: RuleRow,
  message: Bilingual,
  remedy: Bilingual,
  severity: Severity = 'error',
): Finding {
  const xml = files['decision.dmn'] ?? '';
  const before = xml.slice(0, Math.max(0, xml.indexOf(`id="${row.id}"`)));
  return {
    severity,
    file: 'decision.dmn',
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
    row: row.id,
    message,
    remedy,
  };
}
