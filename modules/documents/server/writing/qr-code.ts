import { create } from 'qrcode';
import { rectangle } from './shapes.ts';
import type { Path, Point, Step } from './sheet.ts';

/** A QR code (error correction M) as one outline; `at` is its upper left corner, `size` in points. */
export function qrCodePath(text: string, at: Point, size: number): Path {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  const steps: Step[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column === start) column += 1;
      else {
        const corner = { x: at.x + start * unit, y: at.y + row * unit };
        // A hair of overlap, or viewers show white seams between the rows.
        steps.push(...rectangle(corner.x, corner.y, (column - start) * unit, unit * 1.02));
      }
    }
  }
  return { steps, fill: '#000000' };
}
