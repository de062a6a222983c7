import fc from 'fast-check';
import { decision, inputData, model, table } from '../dmn/fixtures.ts';
import { cell, expression } from './random-feel.ts';

// Random decision tables about the population of `fixtures.ts`, as DMN.

const INPUTS = [
  ['金额', 'number'],
  ['企业.人数', 'number'],
  ['名称', 'string'],
  ['小微', 'boolean'],
  ['成立', 'date'],
  ['受理', 'moment'],
  ['年限', 'months'],
  ['时限', 'seconds'],
] as const;

export const POLICIES = [
  'UNIQUE',
  'ANY',
  'FIRST',
  'PRIORITY',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
  'COLLECT/COUNT',
  'COLLECT/SUM',
  'COLLECT/MIN',
  'COLLECT/MAX',
] as const;

type Policy = (typeof POLICIES)[number];

const MEMBERS = ['金额', '企业', '名称', '小微', '成立', '到期', '受理', '约定', '年限', '时限'];

const OUTCOMES = ['"准予"', '"不予"', '"转办"', 'null'];

/** A table in the notation of the DMN fixtures. */
interface RandomTable {
  readonly policy: Policy;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly string[];
}

const givesList = (policy: Policy): boolean => policy === 'COLLECT' || policy.endsWith('ORDER');

/** The outputs of one column and its default: constants of one kind, or now and then calculated numbers. */
function outputOf(policy: Policy): fc.Arbitrary<{ value: fc.Arbitrary<string>; fallback: string }> {
  const numbers = fc.constantFrom('1', '2.5', '-3', '0.1', 'null');
  const outcomes = { value: fc.constantFrom(...OUTCOMES), fallback: '"转办"' };
  const calculated = {
    value: fc.oneof(numbers, fc.constantFrom('金额', '企业.人数 * 2'), expression('number')),
    fallback: '0',
  };
  if (policy === 'PRIORITY' || policy === 'OUTPUT ORDER') return fc.constant(outcomes);
  const counts = { value: numbers, fallback: '0' };
  if (policy === 'COLLECT/SUM') return fc.constantFrom(counts, calculated);
  if (policy === 'COLLECT/COUNT') return fc.constant({ ...outcomes, fallback: '0' });
  return fc.constantFrom(outcomes, counts, calculated);
}

export const randomTable = (policy: Policy): fc.Arbitrary<RandomTable> =>
  fc
    .record({
      inputs: fc.uniqueArray(fc.constantFrom(...INPUTS), {
        minLength: 1,
        maxLength: 3,
        selector: ([name]) => name,
      }),
      output: outputOf(policy),
      hasFallback: givesList(policy) ? fc.constant(false) : fc.boolean(),
      width: policy.includes('/') ? fc.constant(1) : fc.integer({ min: 1, max: 2 }),
    })
    .chain(({ inputs, output, hasFallback, width }) => {
      const cells = fc.tuple(...inputs.map(([, kind]) => cell(kind)));
      const results = fc.array(output.value, { minLength: width, maxLength: width });
      const line = fc
        .tuple(cells, results)
        .map(([own, given]) => `${own.join(' | ')} => ${given.join(' | ')}`);
      const listed = policy === 'PRIORITY' || policy === 'OUTPUT ORDER' ? '"不予","转办","准予"' : '';
      const fallback = hasFallback ? output.fallback : '';
      return fc.array(line, { minLength: 1, maxLength: 5 }).map(rows => ({
        policy,
        inputs: inputs.map(([name]) => name),
        outputs: Array.from({ length: width }, (_, i) => `出${i + 1}:${listed}:${fallback}`),
        rows,
      }));
    });

/** The model whose decision `结果` is the table. */
export const modelOf = ({ policy, inputs, outputs, rows }: RandomTable): string =>
  model(
    ...MEMBERS.map(name => inputData(name)),
    decision('结果', MEMBERS, table(policy, inputs, outputs, rows)),
  );
