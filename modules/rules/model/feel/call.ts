import { FeelFunction } from '../values/values.ts';
import { arrange, type Builtin } from './builtins/define.ts';
import { BUILTINS } from './builtins/index.ts';
import type { Code } from './code.ts';
import type { Tree } from './tree.ts';

type Compile = (tree: Tree) => Code;

/** A built-in function as a value, to be handed to another. */
export function builtinFunction(name: string): Code {
  const builtin = BUILTINS.get(name);
  if (!builtin) return () => null;
  const signature = builtin.signatures[0];
  const parameters = signature?.parameters.map(p => p.name) ?? [];
  return run =>
    new FeelFunction(
      name,
      parameters,
      values => (arrange(builtin, values.length, null) ? builtin.body(values, run) : null),
      true,
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
