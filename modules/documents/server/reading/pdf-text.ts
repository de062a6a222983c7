import { OPS, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { boxWithin, straightLine, type TextLine } from './lines.ts';

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** Fewer characters than this are a page number or a stamp, not the page's text. */
const leastCharacters = 16;

const images = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageXObjectRepeat]);
type Matrix = readonly number[];
const isMatrix = (value: unknown): value is Matrix =>
  Array.isArray(value) && value.length === 6 && value.every(item => typeof item === 'number');

/**
 * Whether a picture covers most of the page: then the page is a scan, and text in it (put there by some
 * program, or by someone who wants the machine to read other words than people see) is not what is shown.
 */
async function isScan(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const { width, height } = page.getViewport({ scale: 1 });
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (operator === OPS.transform && isMatrix(args)) matrix = Util.transform([...matrix], [...args]);
    else if (images.has(operator)) {
      const [a = 0, b = 0, c = 0, d = 0] = matrix;
      if (Math.abs(a * d - b * c) > 0.5 * width * height) return true;
    }
  }
  return false;
}

const joinPieces = (pieces: readonly Piece[]): Piece[] => {
  const lines: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const index = lines.findIndex(line => {
      const gap = piece.left - line.right;
      const level = Math.abs(line.baseline - piece.baseline) < 0.3 * Math.min(line.size, piece.size);
      return level && gap < 0.6 * piece.size && gap > -0.5 * piece.size;
    });
    const line = lines[index];
    if (line)
      lines[index] = { ...line, text: line.text + piece.text, right: Math.max(line.right, piece.right) };
    else lines.push(piece);
  }
  return lines;
};

/**
 * The lines of a page's own text, or null when it has none that can be trusted: no text, a scan, or text
 * that runs in another direction than across.
 */
export async function readPdfText(page: PDFPageProxy): Promise<TextLine[] | null> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces: Piece[] = [];
  let askew = 0;
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const matrix: Matrix = Util.transform([...viewport.transform], [...item.transform]);
    const [a = 0, b = 0, c = 0, d = 0, left = 0, baseline = 0] = matrix;
    // A scale beyond numbers: such text is nowhere on the page.
    if (!Number.isFinite(left + baseline + item.width + Math.hypot(a, b, c, d))) continue;
    if (a <= 0 || Math.abs(b) > 0.02 * Math.abs(a)) askew += item.str.length;
    else pieces.push({ text: item.str, left, right: left + item.width, baseline, size: Math.hypot(c, d) });
  }
  const total = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (total < leastCharacters || askew > total || (await isScan(page))) return null;
  return joinPieces(pieces).map(line => {
    const box = boxWithin(
      line.left / viewport.width,
      (line.baseline - 0.88 * line.size) / viewport.height,
      line.right / viewport.width,
      (line.baseline + 0.2 * line.size) / viewport.height,
    );
    return straightLine(line.text, 1, box, viewport.height / viewport.width);
  });
}
