import { straightLine, type TextLine } from '../lines.ts';

/** Lines of a page that is 1.4 times as wide as high: text, left and top in hundredths, 2.2 a character. */
export function page(rows: readonly (readonly [text: string, left: number, top: number])[]): TextLine[] {
  return rows.map(([text, left, top]) => {
    const units = [...text].reduce((sum, one) => sum + (/[\u2e80-\uffff]/.test(one) ? 1 : 0.56), 0);
    const box = { x: left / 100, y: top / 100, width: (units * 2.2) / 100, height: 0.031 };
    return straightLine(text, 0.98, box, 1 / 1.4);
  });
}
