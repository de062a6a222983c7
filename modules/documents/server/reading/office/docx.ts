import mammoth from 'mammoth';
import { z } from 'zod';
import type { Block, BlockCell } from './blocks.ts';

/** A node of mammoth's document, as far as text and tables need it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly children?: readonly Node[];
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    value: z.string().optional(),
    rowSpan: z.number().optional(),
    colSpan: z.number().optional(),
    children: z.array(node).optional(),
  }),
);

const textOf = ({ type, value, children = [] }: Node): string => {
  if (type === 'text') return value ?? '';
  if (type === 'tab') return ' ';
  return children.map(textOf).join('');
};

const cellOf = (cell: Node): BlockCell => ({
  text: (cell.children ?? []).map(textOf).join('\n').trim(),
  rowSpan: cell.rowSpan ?? 1,
  colSpan: cell.colSpan ?? 1,
});

const blocksOf = (one: Node): Block[] => {
  if (one.type === 'paragraph') {
    const text = textOf(one).trim();
    return text ? [{ kind: 'paragraph', text }] : [];
  }
  const children = one.children ?? [];
  if (one.type !== 'table') return children.flatMap(blocksOf);
  return [{ kind: 'table', rows: children.map(row => (row.children ?? []).map(cellOf)) }];
};

/** @param bytes a clean package of a Word document (ECMA-376, part 1, 11). */
export async function readDocx(bytes: Uint8Array): Promise<Block[]> {
  let blocks: Block[] = [];
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      transformDocument(document: unknown) {
        blocks = blocksOf(node.parse(document));
        // Only the tree is wanted; HTML of nothing costs nothing.
        return Object.assign({}, document, { children: [] });
      },
    },
  );
  return blocks;
}
