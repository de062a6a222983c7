import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { type Cell, type Column, dayNumber, type Inputs, type RuleTable, type Scalar } from './table.ts';

// Days are numbers for it: it compares them faster than its own dates.
const literal = (value: Scalar, { type }: Column): string =>
  type === 'date'
    ? String(dayNumber(String(value)))
    : typeof value === 'string'
      ? `"${value}"`
      : String(value);

function cellText(cell: Cell, column: Column): string {
  const text = (value: Scalar): string => literal(value, column);
  switch (cell.kind) {
    case 'atLeast':
      return `>= ${text(cell.bound)}`;
    case 'below':
      return `< ${text(cell.bound)}`;
    case 'between':
      return `[${text(cell.low)}..${text(cell.high)}]`;
    case 'oneOf':
      return cell.values.map(text).join(', ');
    case 'noneOf':
      return `not in [${cell.values.map(text).join(', ')}]`;
  }
}

const OUTCOME = 'outcome';

function contentOf({ columns, rows }: RuleTable): object {
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'out', type: 'outputNode', name: 'out' },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        content: {
          hitPolicy: 'first',
          inputs: columns.map(({ name }) => ({ id: name, name, field: name })),
          outputs: [{ id: OUTCOME, name: OUTCOME, field: OUTCOME }],
          rules: rows.map(({ cells, outcome }, i) => ({
            _id: `r${i + 1}`,
            ...Object.fromEntries(
              columns.map((column, at) => [column.name, cells[at] ? cellText(cells[at], column) : '']),
            ),
            [OUTCOME]: `"${outcome}"`,
          })),
        },
      },
    ],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}

/** The table in `@gorules/zen-engine`, compiled once. */
export class Zen {
  private readonly decision;

  constructor(table: RuleTable) {
    this.decision = new ZenEngine().createDecision(new ZenDecisionContent(contentOf(table)));
  }

  async decide(inputs: Inputs, trace: boolean): Promise<unknown> {
    const { result } = await this.decision.evaluate(inputs, trace ? { trace: true } : undefined);
    return result[OUTCOME];
  }

  /** What it takes: JSON. */
  static inputs(inputs: Inputs, { columns }: RuleTable): Inputs {
    const days = columns
      .filter(({ type }) => type === 'date')
      .map(({ name }) => [name, dayNumber(String(inputs[name]))]);
    return { ...inputs, ...Object.fromEntries(days) };
  }
}
