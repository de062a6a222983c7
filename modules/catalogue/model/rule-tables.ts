import type { CompiledDecision, FeelContext, PopulationColumn, Subject } from '@zhiban/rules';
import { readPackage } from './compile.ts';
import { contextOf, PARAMETERS, vocabularyOf } from './context.ts';
import type { ServiceFiles } from './files.ts';
import { ServicePackageError } from './finding.ts';
import { readerOf } from './population-reader.ts';

/** A review table of a package, ready to be tried on a population. */
export interface RuleTable {
  readonly table: CompiledDecision;
  /** What it reads of a subject; parameters are the same for everyone. */
  readonly columns: readonly PopulationColumn[];
  /** The FEEL context of a subject as of a day, `2026-11-21`; what his line does not say is unknown. */
  contextOf(subject: Subject, day: string): FeelContext;
}

/**
 * The review tables of a package whose inputs can stand in the columns of a list.
 * @throws ServicePackageError with every finding, when the package cannot be used
 */
export async function ruleTables(files: ServiceFiles): Promise<RuleTable[]> {
  const { yaml, parameters, model, service, findings } = await readPackage(files, 0);
  const definition = yaml.value;
  if (!definition || !model || !service) throw new ServicePackageError(findings);
  const vocabulary = vocabularyOf(definition, parameters.value);
  const base = perDay(day => contextOf(definition, vocabulary, { answers: {}, asOf: day }));
  return definition.decision.review.flatMap(name => {
    const table = model.decision(name);
    const paths = table.reads.filter(([root]) => root !== PARAMETERS);
    const columns = paths.flatMap(path => {
      const reader = readerOf(path, vocabulary);
      return reader ? [{ path, reader }] : [];
    });
    if (columns.length < paths.length) return [];
    return [
      { table, columns, contextOf: ({ context }: Subject, day: string) => overlaid(base(day), context) },
    ];
  });
}

/** The last value is kept: a run asks for one day, many times. */
function perDay(compute: (day: string) => FeelContext): (day: string) => FeelContext {
  let last: { readonly day: string; readonly value: FeelContext } | undefined;
  return day => {
    if (last?.day !== day) last = { day, value: compute(day) };
    return last.value;
  };
}

/** A context with the entries of another in it, entry by entry where both have a context. */
function overlaid(under: FeelContext, over: FeelContext): FeelContext {
  const result: Record<string, FeelContext[string]> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = result[name];
    result[name] = isContext(below) && isContext(value) ? overlaid(below, value) : value;
  }
  return result;
}

const isContext = (value: FeelContext[string] | undefined): value is FeelContext =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
