import type { KindTemplate, TemplateLabel } from '../../model/kinds/index.ts';
import type { PageBox, ReadTable, TableCell } from '../../model/reading.ts';
import { bareText, editDistance } from './text.ts';

/** A label that fills a cell, and the cell beside it. */
export interface LabelledCell {
  readonly label: TemplateLabel;
  readonly value: TableCell;
}

const isName = (text: string, name: string): boolean =>
  editDistance(text, name) <= Math.floor(name.length / 4);

/** The cells of a page's tables that stand beside a template's labels. */
export function labelledCells(tables: readonly ReadTable[], template: KindTemplate): LabelledCell[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(row =>
      row.flatMap((cell, index) => {
        const value = row[index + 1];
        const text = bareText(cell.text);
        const label = template.labels.find(({ names }) => names.some(name => isName(text, name)));
        return label && value ? [{ label, value }] : [];
      }),
    ),
  );
}

/** Whether the middle of a box lies within another. */
export function liesWithin(box: PageBox, outer: PageBox): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return outer.x <= x && x <= outer.x + outer.width && outer.y <= y && y <= outer.y + outer.height;
}
