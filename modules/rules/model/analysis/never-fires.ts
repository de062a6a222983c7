import type { TableFinding } from './finding.ts';
import type { Row, Table } from './table.ts';
import { rowWords } from './words.ts';

/** A row with a cell, or two cells for one input, that no value of the input meets. */
export function neverFires(
  { decision, space, shape }: Table,
  { rule, index, box }: Row,
): TableFinding | null {
  const empty = space.dimensions.find((_, d) => box[d] === 0n);
  if (!empty) return null;
  const texts = (shape.rows[index]?.cells ?? []).flatMap((cell, i) =>
    cell && shape.inputs[i]?.label === empty.label ? [cell.text] : [],
  );
  const row = rowWords(rule);
  const cells = texts.join(' ; ');
  return {
    kind: 'never-fires',
    severity: 'error',
    decision: decision.name,
    rows: [rule.id],
    example: [],
    certain: true,
    message: {
      zh: `${row.zh}永远不会命中：“${empty.label}”没有一个可能的值满足 ${cells}。`,
      en: `${row.en} can never fire: no possible value of "${empty.label}" meets ${cells}.`,
    },
    remedy: {
      zh: '请核对这一格的写法、大小顺序，和这项数据可以取的值；用不着的行请删掉。',
      en: 'Check how the cell is written, the order of its ends and the values that the input may have, or delete the row.',
    },
  };
}
