import { boxWithin, type Point, type Quad, type Slot, type TextLine } from './lines.ts';

interface Measured {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly slope: number;
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

const measure = ([p0, p1, p2, p3]: Quad): Measured => {
  const run = p1.x - p0.x + (p2.x - p3.x);
  return {
    x: (p0.x + p1.x + p2.x + p3.x) / 4,
    y: (p0.y + p1.y + p2.y + p3.y) / 4,
    width: (distance(p0, p1) + distance(p3, p2)) / 2,
    height: (distance(p0, p3) + distance(p1, p2)) / 2,
    slope: run === 0 ? 0 : (p1.y - p0.y + (p2.y - p3.y)) / run,
  };
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** How a sheet lies on its picture: the slope of its lines, and by how much it grows with each pixel downwards. */
export interface Skew {
  readonly slope: number;
  readonly fan: number;
  /** Where the slope is that of `slope`, in pixels from above. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page whose lines are level already. */
export function level(width: number, height: number): Skew {
  return { slope: 0, fan: 0, y: 0, width, height };
}

/**
 * Measures the skew of a page by its longer lines. Weighted least squares of slope over y: a picture taken from
 * the side has lines that fan out.
 *
 * @param page size of the upright page in pixels.
 */
export function skewOf(
  quads: readonly Quad[],
  { width, height }: { readonly width: number; readonly height: number },
): Skew {
  const lines = quads.map(measure).filter(line => line.width > 4 * line.height);
  const middle = median(lines.map(line => line.slope));
  const sound = lines.filter(line => Math.abs(line.slope - middle) < 0.06);
  const weight = sound.reduce((sum, line) => sum + line.width, 0);
  if (weight === 0) return { ...level(width, height), slope: middle };
  const y = sound.reduce((sum, line) => sum + line.width * line.y, 0) / weight;
  const slope = sound.reduce((sum, line) => sum + line.width * line.slope, 0) / weight;
  const spread = sound.reduce((sum, line) => sum + line.width * (line.y - y) ** 2, 0);
  const together = sound.reduce((sum, line) => sum + line.width * (line.y - y) * (line.slope - slope), 0);
  return { slope, fan: sound.length < 6 || spread === 0 ? 0 : together / spread, y, width, height };
}

const slopeAt = ({ slope, fan, y }: Skew, at: number): number => slope + fan * (at - y);

/** Where a pixel of the page stands in the layout, in fractions of the page's width. */
export function toLayout(skew: Skew, { x, y }: Point): Point {
  return {
    x: (x + skew.slope * (y - skew.height / 2)) / skew.width,
    y: (y - slopeAt(skew, y) * (x - skew.width / 2)) / skew.width,
  };
}

/** The pixel of the page that stands at a place of the layout. */
export function toPage(skew: Skew, place: Point): Point {
  let [x, y] = [place.x * skew.width, place.y * skew.width];
  // Each round brings the pixel closer by the square of the slope.
  for (let round = 0; round < 3; round += 1) {
    x = place.x * skew.width - skew.slope * (y - skew.height / 2);
    y = place.y * skew.width + slopeAt(skew, y) * (x - skew.width / 2);
  }
  return { x, y };
}

/**
 * Gives every line of a photographed page its place in the layout: rows become level although the sheet lay
 * askew or was seen from the side.
 */
export function deskew<Line extends { readonly quad: Quad }>(
  read: readonly Line[],
  skew: Skew,
): (Line & Pick<TextLine, 'box' | 'slot'>)[] {
  return read.map(line => {
    const { quad } = line;
    const own = measure(quad);
    const middle = toLayout(skew, own);
    const slot: Slot = {
      left: middle.x - own.width / 2 / skew.width,
      right: middle.x + own.width / 2 / skew.width,
      middle: middle.y,
      height: own.height / skew.width,
    };
    const xs = quad.map(point => point.x / skew.width);
    const ys = quad.map(point => point.y / skew.height);
    const box = boxWithin(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    return { ...line, box, slot };
  });
}
