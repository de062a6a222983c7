import { type KindTemplate, kindTemplates } from '../../../model/kinds/index.ts';
import { straightLine, type TextLine } from '../lines.ts';
import { classify } from './classify.ts';
import { extract } from './extract.ts';

/** Lines of a page that is 1.4 times as wide as high: text, left and top in hundredths, 2.2 a character. */
export function page(rows: readonly (readonly [text: string, left: number, top: number])[]): TextLine[] {
  return rows.map(([text, left, top]) => {
    const units = [...text].reduce((sum, one) => sum + (/[\u2e80-\uffff]/.test(one) ? 1 : 0.56), 0);
    const box = { x: left / 100, y: top / 100, width: (units * 2.2) / 100, height: 0.031 };
    return straightLine(text, 0.98, box, 1 / 1.4);
  });
}

export function template(kind: string): KindTemplate {
  const found = kindTemplates.find(one => one.kind === kind);
  if (!found) throw new Error(kind);
  return found;
}

/** What is read from lines that must be taken for this kind; by element. */
export function values(lines: readonly TextLine[], kind: string): Record<string, string> {
  if (classify(lines).template?.kind !== kind) throw new Error(`not taken for ${kind}`);
  return Object.fromEntries(extract(lines, template(kind), 1).map(field => [field.element, field.value]));
}
