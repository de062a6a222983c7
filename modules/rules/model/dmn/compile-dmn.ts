import { isStackOverflow, Run } from '../feel/run.ts';
import { RuleCompileError, rulesErrors } from '../problems.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { Compiler, type DecisionParts } from './compiler.ts';
import type { CompiledDecision } from './decision.ts';
import { type Element, textOf } from './elements.ts';
import { dmnFaults, refused } from './faults.ts';
import { inputFitter } from './fit.ts';
import { Importer, readOffered } from './imports.ts';
import { type Functions, Session } from './session.ts';
import { readDefinitions } from './xml.ts';

/** A decision service: decisions of the model offered as one function. */
export interface CompiledService {
  readonly id: string;
  readonly name: string;
  /** @param context values for its input data and input decisions, by name; one left out is null */
  evaluate(context: FeelContext): FeelValue;
}

/** A DMN model, compiled. */
export interface DecisionModel {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly typeRef?: string }[];
  readonly decisions: readonly CompiledDecision[];
  readonly services: readonly CompiledService[];
  /** @throws AppError RULES_NO_SUCH_DECISION */
  decision(nameOrId: string): CompiledDecision;
}

export interface DmnOptions {
  /**
   * For conformance tests: expressions that do not compile are null instead of an error, as the standard has
   * it. Never for rules that decide.
   */
  readonly lenient?: boolean;
  /** The texts of other DMN files, from which the model may import; found by their namespaces. */
  readonly imports?: readonly string[];
}

/**
 * Reads and compiles DMN 1.1 to 1.5: decision tables of every hit policy, boxed expressions, business knowledge
 * models, decision services, item definitions and imports of other models.
 *
 * An input of an imported model is read under the name of the import (`{ 模型: { 输入: 1 } }`) or, where the
 * context has nothing there, under its own.
 *
 * @throws RuleCompileError with every problem of the file: XML, requirements, types and expressions.
 */
export async function compileDmn(xml: string, options: DmnOptions = {}): Promise<DecisionModel> {
  const definitions = await readDefinitions(xml);
  const offered = await readOffered(options.imports ?? []);
  try {
    return compileDefinitions(definitions, new Importer(offered, options.lenient ?? false));
  } catch (error) {
    if (isStackOverflow(error)) throw refused(dmnFaults.tooDeep());
    throw error;
  }
}

function compileDefinitions(definitions: Element, importer: Importer): DecisionModel {
  const compiler = importer.main(definitions);
  const { units, problems } = importer;
  const decisions = compiler.graph.of('decision').map(node => compiler.decision(node));
  const services = compiler.services();
  const functions: Functions = {
    knowledge: units.flatMap(unit => unit.compiler.knowledges()),
    services: units.flatMap(unit => (unit.compiler === compiler ? services : unit.compiler.services())),
  };
  const inputs = units.flatMap(({ compiler: of, path }) => of.inputs(path));
  if (problems.length > 0 && !importer.lenient) throw new RuleCompileError(problems);

  const fitted = inputFitter(inputs);
  const name = textOf(definitions, 'name');
  const compiled = decisions.map(
    ({ node, tree, code, reads }: DecisionParts): CompiledDecision => ({
      id: node.id,
      name: node.name,
      kind: code.table ? 'table' : Compiler.isLiteral(node) ? 'expression' : 'boxed',
      reads,
      tree,
      source: { decision: code, inputs, knowledge: functions.knowledge },
      ...(code.table ? { rules: code.table.rows, hitPolicy: code.table.shape.hitPolicy } : {}),
      evaluate: (context, { now, trace = false } = {}) =>
        Run.evaluate(fitted(context), now, run => new Session(run, functions, trace).result(code)),
    }),
  );

  return {
    name,
    inputs: inputs.map(input =>
      input.typeRef === '' ? { name: input.name } : { name: input.name, typeRef: input.typeRef },
    ),
    decisions: compiled,
    services: services.map(service => ({
      id: service.id,
      name: service.name,
      evaluate: context =>
        Run.evaluate(context, undefined, run =>
          new Session(run, functions, false).serve(
            service,
            service.parameters.map(parameter => context[parameter.name] ?? null),
          ),
        ),
    })),
    decision(nameOrId) {
      const found = compiled.find(decision => decision.name === nameOrId || decision.id === nameOrId);
      const known = compiled.map(decision => decision.name).join('、');
      if (!found) throw rulesErrors.NO_SUCH_DECISION({ model: name, decision: nameOrId, known });
      return found;
    },
  };
}
