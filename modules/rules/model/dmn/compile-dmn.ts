import { isStackOverflow, Run } from '../feel/run.ts';
import { RuleCompileError, rulesErrors } from '../problems.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { Compiler, type DecisionParts } from './compiler.ts';
import type { CompiledDecision } from './decision.ts';
import { childrenOf, type Element, textOf } from './elements.ts';
import { dmnFaults, refused } from './faults.ts';
import { fitInput } from './fit.ts';
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
}

/**
 * Reads and compiles DMN 1.1 to 1.5: decision tables of every hit policy, boxed expressions, business knowledge
 * models, decision services and item definitions. Imports of other models are refused.
 *
 * @throws RuleCompileError with every problem of the file: XML, requirements, types and expressions.
 */
export async function compileDmn(xml: string, options: DmnOptions = {}): Promise<DecisionModel> {
  const definitions = await readDefinitions(xml);
  try {
    return compileDefinitions(definitions, options.lenient ?? false);
  } catch (error) {
    if (isStackOverflow(error)) throw refused(dmnFaults.tooDeep());
    throw error;
  }
}

function compileDefinitions(definitions: Element, lenient: boolean): DecisionModel {
  const compiler = new Compiler(definitions, lenient);
  const { graph, problems } = compiler;
  for (const item of childrenOf(definitions, 'import'))
    problems.push(dmnFaults.unsupported(`import ${textOf(item, 'name')}`, textOf(definitions, 'name')));
  const decisions = graph.of('decision').map(node => compiler.decision(node));
  const functions: Functions = {
    knowledge: graph.of('knowledge').map(node => compiler.knowledge(node)),
    services: graph.of('service').map(node => compiler.service(node)),
  };
  const inputs = graph.of('input');
  const types = inputs
    .map(node => ({ name: node.name, type: compiler.inputType(node) }))
    .filter(({ type }) => type.kind !== 'any');
  if (problems.length > 0 && !lenient) throw new RuleCompileError(problems);

  const fitted = (context: FeelContext): FeelContext => {
    const changed: [string, FeelValue][] = [];
    for (const { name, type } of types) {
      const value = Object.hasOwn(context, name) ? (context[name] ?? null) : null;
      const fit = fitInput(value, type);
      if (fit !== value) changed.push([name, fit]);
    }
    return changed.length === 0 ? context : Object.fromEntries([...Object.entries(context), ...changed]);
  };

  const compiled = decisions.map(
    ({ node, tree, code, reads }: DecisionParts): CompiledDecision => ({
      id: node.id,
      name: node.name,
      kind: code.table ? 'table' : Compiler.isLiteral(node) ? 'expression' : 'boxed',
      reads,
      tree,
      ...(code.table ? { rules: code.table.rows, hitPolicy: code.table.shape.hitPolicy } : {}),
      evaluate: (context, { now, trace = false } = {}) =>
        Run.evaluate(fitted(context), now, run => new Session(run, functions, trace).result(code)),
    }),
  );

  return {
    name: textOf(definitions, 'name'),
    inputs: inputs.map(({ name, typeRef }) => (typeRef === '' ? { name } : { name, typeRef })),
    decisions: compiled,
    services: graph.of('service').map(({ id, name }, i) => ({
      id,
      name,
      evaluate(context) {
        const service = functions.services[i];
        const values = service?.parameters.map(parameter => context[parameter.name] ?? null) ?? [];
        if (!service) return null;
        return Run.evaluate(context, undefined, run =>
          new Session(run, functions, false).serve(service, values),
        );
      },
    })),
    decision(nameOrId) {
      const found = compiled.find(({ id, name }) => name === nameOrId || id === nameOrId);
      const known = compiled.map(({ name }) => name).join('、');
      if (!found)
        throw rulesErrors.NO_SUCH_DECISION({ model: textOf(definitions, 'name'), decision: nameOrId, known });
      return found;
    },
  };
}
