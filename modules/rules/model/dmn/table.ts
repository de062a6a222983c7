import { typeOf } from '../feel/infer.ts';
import type { CellTree, FeelType, HitPolicy, TableShape, Tree } from '../feel/tree.ts';
import { ANY } from '../feel/types.ts';
import { NOWHERE, type Place } from './context.ts';
import { child, childrenOf, type Element, textOf } from './elements.ts';
import { dmnFaults } from './faults.ts';
import { lookUpType, restrictedType } from './item-types.ts';

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'U',
  ANY: 'A',
  PRIORITY: 'P',
  FIRST: 'F',
  'RULE ORDER': 'R',
  'OUTPUT ORDER': 'O',
  COLLECT: 'C',
};

const AGGREGATIONS: Readonly<Record<string, HitPolicy>> = { SUM: 'C+', MIN: 'C<', MAX: 'C>', COUNT: 'C#' };

function hitPolicyOf(table: Element, place: Place): HitPolicy {
  const name = textOf(table, 'hitPolicy') || 'UNIQUE';
  const aggregation = textOf(table, 'aggregation');
  const policy = POLICIES[name];
  const aggregated = policy === 'C' && aggregation !== '' ? AGGREGATIONS[aggregation] : policy;
  const columns = childrenOf(table, 'output').length;
  if (!aggregated || (aggregated.length > 1 && columns > 1))
    place.report(dmnFaults.hitPolicy([name, aggregation].filter(Boolean).join(' '), place.where));
  return aggregated ?? 'U';
}

/** The values of a list of output values, in its order. */
function listed(tests: CellTree | null): Tree[] {
  return tests?.tests.flatMap(test => (test.kind === 'value' ? [test.value] : [])) ?? [];
}

function outputOf(output: Element, place: Place): TableShape['outputs'][number] {
  const fallback = textOf(child(output, 'defaultOutputEntry'), 'text');
  const own = listed(place.with('?').cell(textOf(child(output, 'outputValues'), 'text'), ANY));
  const type = place.type(textOf(output, 'typeRef'));
  const ofType = type.kind === 'restricted' ? listed(type.tests) : [];
  return {
    name: textOf(output, 'name') || textOf(output, 'label'),
    priorities: own.length > 0 ? own : ofType,
    fallback: fallback === '' ? null : place.expression(fallback),
  };
}

/** A column's value; what its input values do not allow is null, as it is for a type with allowed values. */
function inputOf(input: Element, place: Place): TableShape['inputs'][number] {
  const expression = child(input, 'inputExpression');
  const value = place.expression(textOf(expression, 'text'));
  const values = textOf(child(input, 'inputValues'), 'text');
  const base = values === '' ? ANY : place.type(textOf(expression, 'typeRef'));
  const type = restrictedType(base, values, place.where, problem => place.report(problem));
  return {
    label: inputLabel(input),
    value: type.kind === 'any' ? value : { kind: 'coerce', value, type, ...NOWHERE },
  };
}

/** What is known of a column's values: from its expression, else as it is declared. */
function columnType(value: Tree, input: Element | undefined, place: Place): FeelType {
  const type = typeOf(value, { inputs: place.words.variables, locals: [] });
  const declared = textOf(child(input, 'inputExpression'), 'typeRef');
  return type.kind === 'any' ? (lookUpType(declared, place.words.types) ?? ANY) : type;
}

/** What a column of inputs is called: its label, else its expression. */
const inputLabel = (input: Element): string =>
  textOf(input, 'label') || textOf(child(input, 'inputExpression'), 'text');

/** The tree of a decision table (DMN 1.5, 8). Every rule must have a cell for every column. */
export function buildTable(table: Element, place: Place): Tree {
  const inputs = childrenOf(table, 'input');
  const outputs = childrenOf(table, 'output');
  const shapes = inputs.map((input, i) => inputOf(input, place.at(`input ${i + 1}`)));
  const columns = shapes.map(({ value }, i) => columnType(value, inputs[i], place));
  return {
    kind: 'table',
    hitPolicy: hitPolicyOf(table, place),
    inputs: shapes,
    outputs: outputs.map((output, i) => outputOf(output, place.at(`output ${i + 1}`))),
    rows: childrenOf(table, 'rule').map((rule, index) => {
      const row = place.at(`rule ${index + 1}`);
      const cells = childrenOf(rule, 'inputEntry');
      const results = childrenOf(rule, 'outputEntry');
      if (cells.length !== inputs.length || results.length !== outputs.length)
        row.report(dmnFaults.cellCount(row.where));
      return {
        cells: cells.map((cell, i) =>
          row
            .at(`input ${i + 1}`)
            .with('?')
            .cell(textOf(cell, 'text'), columns[i] ?? ANY),
        ),
        outputs: results.map((result, i) => row.at(`output ${i + 1}`).expression(textOf(result, 'text'))),
      };
    }),
    ...NOWHERE,
  };
}
