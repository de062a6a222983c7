import { create } from 'qrcode';
import type { Doc, Point } from './sheet.ts';

/** Draws a QR code (error correction M) as one vector path; `at` is its upper left corner, `size` in points. */
export function drawQrCode(doc: Doc, text: string, at: Point, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      // A hair of overlap, or viewers show white seams between the rows.
      if (column > start)
        doc.rect(at.x + start * unit, at.y + row * unit, (column - start) * unit, unit * 1.02);
      else column += 1;
    }
  }
  doc.fill('#000000');
}
