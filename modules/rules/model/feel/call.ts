import { FeelFunction } from '../values/values.ts';
import { arrange, type Builtin, kindsFor } from './builtins/define.ts';
import { BUILTINS } from './builtins/index.ts';
import type { Code } from './code.ts';
import { builtinType } from './infer-calls.ts';
import type { FeelType, FunctionType, Tree } from './tree.ts';
import { bareType } from './type-algebra.ts';
import { TypedFunction } from './typed-function.ts';
import { typeConforms } from './types.ts';

type Compile = (tree: Tree) => Code;

/** A built-in function as a value, to be handed to another. */
export function builtinFunction(name: string): Code {
  const builtin = BUILTINS.get(name);
  if (!builtin) return () => null;
  const signature = builtin.signatures[0];
  const parameters = signature?.parameters.map(p => p.name) ?? [];
  const conformsTo = (wanted: FunctionType) => builtinConforms(builtin, wanted);
  return run =>
    new TypedFunction(
      name,
      parameters,
      values => (arrange(builtin, values.length, null) ? builtin.body(values, run) : null),
      conformsTo,
      true,
    );
}

/** Whether a built-in function takes such parameters in one of its ways, and gives such a result for them. */
function builtinConforms(builtin: Builtin, { parameters, returns }: FunctionType): boolean {
  if (!parameters) return true;
  if (!arrange(builtin, parameters.length, null)) return false;
  const kinds = kindsFor(builtin, parameters.length, null);
  const taken = ({ kind }: FeelType, wanted: readonly string[] = []) =>
    wanted.length === 0 || wanted.includes(kind);
  return (
    parameters.map(bareType).every((type, i) => taken(type, kinds[i])) &&
    typeConforms(builtinType(builtin.name, parameters, null), returns)
  );
}

function compileBuiltin(builtin: Builtin, values: readonly Code[], names: readonly string[] | null): Code {
  const order = arrange(builtin, values.length, names);
  if (!order) return () => null;
  const ordered = order.map(i => values[i]);
  const { body } = builtin;
  return (run, frame) => {
    run.step();
    return body(
      ordered.map(code => code?.(run, frame) ?? null),
      run,
    );
  };
}

export function compileCall(tree: Tree & { kind: 'call' }, compile: Compile): Code {
  const values = tree.values.map(compile);
  const { names } = tree;
  const builtin = tree.callee.kind === 'builtin' ? BUILTINS.get(tree.callee.name) : undefined;
  if (builtin) return compileBuiltin(builtin, values, names);
  const callee = compile(tree.callee);
  return (run, frame) => {
    const called = callee(run, frame);
    if (!(called instanceof FeelFunction)) return null;
    run.step();
    const given = values.map(code => code(run, frame));
    return names ? called.callNamed(names, given) : called.call(given);
  };
}
