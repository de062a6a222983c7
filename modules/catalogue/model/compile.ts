import {
  compileDmn,
  type DatedParameters,
  type DecisionModel,
  type Problem,
  RuleCompileError,
} from '@zhiban/rules';
import { contextOf, type Vocabulary, verbatimContextOf, vocabularyOf } from './context.ts';
import { decideBy } from './decide.ts';
import { checkDefinition } from './definition-check.ts';
import { compileLetters, compileLicence } from './documents.ts';
import { filesDigest, type ServiceFiles } from './files.ts';
import { type Finding, ServicePackageError } from './finding.ts';
import { type CompileFeel, compileForm, feelCompiler } from './form.ts';
import { readDocuments } from './package-documents.ts';
import { readParameters } from './parameters.ts';
import type { ReviewTable } from './review.ts';
import { prepareRows } from './review-row.ts';
import { type ServiceDefinition, serviceDefinition } from './service.ts';
import { templateValues } from './template-values.ts';
import type { CompiledService, ServiceDocuments } from './types.ts';
import { unknownNames } from './unknown-names.ts';
import { type ParsedYaml, parseYaml } from './yaml.ts';

/** The parts of a package that compile; what does not is in `findings`. */
interface ServicePackage {
  readonly yaml: ParsedYaml<ServiceDefinition>;
  readonly parameters: ParsedYaml<DatedParameters>;
  readonly model: DecisionModel | undefined;
  readonly service: CompiledService | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Compiles a service package.
 * @throws ServicePackageError with every finding, when the package cannot be used
 */
export async function compileService(files: ServiceFiles, version: number): Promise<CompiledService> {
  const { service, findings } = await readPackage(files, version);
  const errors = findings.filter(finding => finding.severity === 'error');
  if (!service || errors.length > 0) throw new ServicePackageError(errors);
  return service;
}

/** Compiles as much of a package as it can and says what is wrong; for lint. */
export async function readPackage(files: ServiceFiles, version: number): Promise<ServicePackage> {
  const yaml = parseYaml('service.yaml', files['service.yaml'] ?? '', serviceDefinition);
  const parameters = readParameters(files);
  const findings: Finding[] = [...yaml.findings, ...parameters.findings];
  const file = 'decision.dmn';
  const model = await compileDmn(files[file] ?? '').catch((error: unknown) => {
    findings.push(...problemsOf(error).map(problem => ruleFinding(problem, file)));
    return undefined;
  });
  const definition = yaml.value;
  if (!definition) return { yaml, parameters, model, service: undefined, findings };
  findings.push(...checkDefinition(definition, yaml));
  if (!model || findings.length > 0) return { yaml, parameters, model, service: undefined, findings };
  const vocabulary = vocabularyOf(definition, parameters.value);
  const missing = missingDecisions(definition, model, yaml);
  const brought = readDocuments(files, definition, vocabulary);
  findings.push(
    ...brought.findings,
    ...missing,
    ...unknownNames(model, definition, vocabulary, files[file] ?? ''),
  );
  if (missing.length > 0) return { yaml, parameters, model, service: undefined, findings };
  const compile = collecting(feelCompiler(vocabulary), yaml, findings);
  const digest = await filesDigest(files);
  const service = assemble(definition, vocabulary, model, compile, {
    version,
    digest,
    documents: brought.documents,
  });
  return {
    yaml,
    parameters,
    model,
    service: findings.some(({ severity }) => severity === 'error') ? undefined : service,
    findings,
  };
}

function assemble(
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
  model: DecisionModel,
  compile: CompileFeel,
  { version, digest, documents }: { version: number; digest: string; documents: ServiceDocuments },
): CompiledService {
  const form = compileForm(definition, vocabulary, compile);
  const licence = definition.licence && compileLicence(definition.licence, compile);
  const letter = compileLetters(definition.letters, compile);
  const prepare = (name: string): ReviewTable => {
    const table = model.decision(name);
    return { table, rows: prepareRows(table, definition, vocabulary) };
  };
  const reviewTables = definition.decision.review.map(prepare);
  const outcomeTable = prepare(definition.decision.outcome);
  const judge = { definition, vocabulary, reviewTables, outcomeTable };
  const verbatim = (input: Parameters<CompiledService['decide']>[0]) =>
    verbatimContextOf(definition, vocabulary, input);
  return {
    definition,
    version,
    digest,
    form: input => form(input),
    decide(input, options = {}) {
      const context = contextOf(definition, vocabulary, input);
      const { trace, ruledBy, ...decision } = decideBy(judge, context, form(input, context), input);
      return {
        ...decision,
        service: { id: definition.id, version, digest },
        asOf: input.asOf,
        ...(options.trace ? { trace, ruledBy } : {}),
      };
    },
    licence: input => licence?.(verbatim(input), input.asOf) ?? null,
    letter: (kind, input) => letter(kind, verbatim(input)),
    documents,
    templateValues: (input, facts) => templateValues(definition, vocabulary, input, facts),
    rows: [...reviewTables, outcomeTable].flatMap(({ rows }) =>
      Array.from(rows.values(), ({ decision, row: { id, index }, point }) => ({
        decision,
        id,
        index,
        point: point.text,
      })),
    ),
  };
}

function missingDecisions(
  definition: ServiceDefinition,
  model: DecisionModel,
  yaml: ParsedYaml<unknown>,
): Finding[] {
  const { review, outcome } = definition.decision;
  const tables = model.decisions.filter(({ kind }) => kind === 'table').map(({ name }) => name);
  return [
    ...review.map((name, index) => [name, ['decision', 'review', index]] as const),
    [outcome, ['decision', 'outcome']] as const,
  ]
    .filter(([name]) => !tables.includes(name))
    .map(([name, path]) => ({
      severity: 'error',
      file: 'service.yaml',
      ...yaml.at(path),
      message: {
        zh: `decision.dmn 里没有名为“${name}”的决策表。`,
        en: `decision.dmn has no decision table "${name}".`,
      },
      remedy: { zh: `现有的决策表：${tables.join('、')}。`, en: `It has: ${tables.join(', ')}.` },
    }));
}

/** Compiles every FEEL text, gathering what fails instead of stopping at the first. */
function collecting(compile: CompileFeel, yaml: ParsedYaml<unknown>, findings: Finding[]): CompileFeel {
  return (text, where) => {
    try {
      return compile(text, where);
    } catch (error) {
      const path = where.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part));
      findings.push(
        ...problemsOf(error).map(problem => ({ ...ruleFinding(problem, 'service.yaml'), ...yaml.at(path) })),
      );
      return compile('null', where);
    }
  };
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof RuleCompileError) return error.problems;
  throw error;
}

const ruleFinding = ({ line, column, where, message, remedy }: Problem, file: string): Finding => ({
  severity: 'error',
  file,
  line,
  column,
  message: { zh: `${where}：${message.zh}`, en: `${where}: ${message.en}` },
  remedy,
});
