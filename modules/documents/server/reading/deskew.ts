import { boxWithin, type Quad, type Slot, type TextLine } from './lines.ts';

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

/** Weighted least squares of slope over y: a picture taken from the side has lines that fan out. */
const fit = (
  lines: readonly Measured[],
): { readonly slope: number; readonly fan: number; readonly y: number } => {
  const middle = median(lines.map(line => line.slope));
  const sound = lines.filter(line => Math.abs(line.slope - middle) < 0.06);
  const weight = sound.reduce((sum, line) => sum + line.width, 0);
  if (weight === 0) return { slope: middle, fan: 0, y: 0 };
  const y = sound.reduce((sum, line) => sum + line.width * line.y, 0) / weight;
  const slope = sound.reduce((sum, line) => sum + line.width * line.slope, 0) / weight;
  const spread = sound.reduce((sum, line) => sum + line.width * (line.y - y) ** 2, 0);
  const together = sound.reduce((sum, line) => sum + line.width * (line.y - y) * (line.slope - slope), 0);
  return { slope, fan: sound.length < 6 || spread === 0 ? 0 : together / spread, y };
};

/**
 * Gives every line of a photographed page its place in the layout: rows become level although the sheet lay
 * askew or was seen from the side.
 *
 * @param page size of the upright page in pixels.
 */
export function layOut(
  read: readonly { readonly text: string; readonly confidence: number; readonly quad: Quad }[],
  page: { readonly width: number; readonly height: number },
): TextLine[] {
  const measured = read.map(line => measure(line.quad));
  const model = fit(measured.filter(line => line.width > 4 * line.height));
  const centre = page.width / 2;
  return read.map((line, index) => {
    const own = measured[index] ?? measure(line.quad);
    const slope = model.slope + model.fan * (own.y - model.y);
    const across = own.x + model.slope * (own.y - page.height / 2);
    const slot: Slot = {
      left: (across - own.width / 2) / page.width,
      right: (across + own.width / 2) / page.width,
      middle: (own.y - slope * (own.x - centre)) / page.width,
      height: own.height / page.width,
    };
    const xs = line.quad.map(point => point.x / page.width);
    const ys = line.quad.map(point => point.y / page.height);
    const box = boxWithin(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    return { text: line.text, confidence: line.confidence, box, slot };
  });
}
