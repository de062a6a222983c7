import type { Quad } from '../lines.ts';
import type { Picture } from '../picture.ts';

/** Height in pixels at which both models look at a line. */
export const lineHeight = 48;

interface LineSize {
  readonly across: number;
  readonly down: number;
}

/** Lengths of a quad's sides. */
function sizeOf([a, b, c, d]: Quad): LineSize {
  return {
    across: Math.max(Math.hypot(b.x - a.x, b.y - a.y), Math.hypot(c.x - d.x, c.y - d.y), 1),
    down: Math.max(Math.hypot(d.x - a.x, d.y - a.y), Math.hypot(c.x - b.x, c.y - b.y), 1),
  };
}

/** A line that runs down the page is looked at turned anticlockwise. */
const levelled = (quad: Quad): Quad => {
  const { across, down } = sizeOf(quad);
  const [a, b, c, d] = quad;
  return down >= 1.5 * across ? [b, c, d, a] : quad;
};

const sample = ({ data, width, height }: Picture, x: number, y: number): number => {
  const left = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 1, Math.floor(y)));
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const fx = Math.max(0, Math.min(1, x - left));
  const fy = Math.max(0, Math.min(1, y - top));
  const upper = (data[top * width + left] ?? 0) * (1 - fx) + (data[top * width + right] ?? 0) * fx;
  const lower = (data[bottom * width + left] ?? 0) * (1 - fx) + (data[bottom * width + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
};

/** Width that a line takes at `lineHeight`. */
export function lineWidth(quad: Quad): number {
  const { across, down } = sizeOf(levelled(quad));
  return Math.max(1, Math.ceil((lineHeight * across) / down));
}

/**
 * Writes a line, level and at `lineHeight`, into a tensor of three equal channels (-1 black, 1 white).
 *
 * @param picture in grey.
 * @param target three planes of `lineHeight` by `stride`, from `offset`; what is right of `width` stays as it is.
 */
export function writeLine(
  picture: Picture,
  quad: Quad,
  target: Float32Array,
  place: { readonly offset: number; readonly width: number; readonly stride: number },
): void {
  const [a, b, c, d] = levelled(quad);
  const size = sizeOf([a, b, c, d]);
  // Print larger than the model's height is averaged, so that thin strokes are not stepped over.
  const steps = Math.max(
    1,
    Math.min(3, Math.round(Math.max(size.across / place.width, size.down / lineHeight))),
  );
  const plane = lineHeight * place.stride;
  const share = 1 / (steps * steps);
  for (let y = 0; y < lineHeight; y += 1) {
    for (let x = 0; x < place.width; x += 1) {
      let sum = 0;
      for (let row = 0; row < steps; row += 1) {
        const v = (y + (row + 0.5) / steps) / lineHeight;
        const [left, top] = [a.x + (d.x - a.x) * v, a.y + (d.y - a.y) * v];
        const [across, down] = [b.x + (c.x - b.x) * v - left, b.y + (c.y - b.y) * v - top];
        for (let column = 0; column < steps; column += 1) {
          const u = (x + (column + 0.5) / steps) / place.width;
          sum += sample(picture, left + across * u - 0.5, top + down * u - 0.5);
        }
      }
      const value = (sum * share) / 127.5 - 1;
      const index = place.offset + y * place.stride + x;
      target[index] = value;
      target[index + plane] = value;
      target[index + 2 * plane] = value;
    }
  }
}
