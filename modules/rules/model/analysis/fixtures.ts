import { decision, inputData, model, table } from '../dmn/fixtures.ts';
import { type CompiledDecision, compileDmn } from '../index.ts';

/** A table over its inputs, each `name` or `name:type`. */
export async function tableOf(
  policy: string,
  inputs: readonly string[],
  rows: readonly string[],
  outputs: readonly string[] = ['结果'],
  extra = '',
): Promise<CompiledDecision> {
  const named = inputs.map(input => input.split(':'));
  const names = named.map(([name = '']) => name);
  const columns = names.filter(name => name !== '今天');
  const compiled = await compileDmn(
    model(
      extra,
      ...named.map(([name = '', type]) => inputData(name, type)),
      decision('决定', names, table(policy, columns, outputs, rows)),
    ),
  );
  return compiled.decision('决定');
}
