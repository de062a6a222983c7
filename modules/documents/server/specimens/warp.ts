export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the four corners of a sheet land: upper left, upper right, lower right, lower left. */
export type Corners = readonly [Point, Point, Point, Point];

interface Raster {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Coefficients of the projective map that takes the four corners to the unit square (Heckbert 1989, 2.2.3). */
const toUnitSquare = ([p0, p1, p2, p3]: Corners): readonly number[] => {
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const [a, b, c] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x];
  const [d, e, f] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y];
  return [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
};

/** Where a place lies in the unit square that the corners enclose. */
export function unitSquare(corners: Corners): (x: number, y: number) => { u: number; v: number } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = toUnitSquare(corners);
  return (x, y) => {
    const w = g * x + h * y + i;
    return { u: (a * x + b * y + c) / w, v: (d * x + e * y + f) / w };
  };
}

/** Lays an RGB picture onto a larger ground so that its corners land where told; bilinear. */
export function warp(
  source: Raster,
  size: { readonly width: number; readonly height: number },
  corners: Corners,
  ground: readonly [number, number, number],
): Buffer {
  const inside = unitSquare(corners);
  const result = Buffer.alloc(size.width * size.height * 3);
  const { data, width, height } = source;
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const target = (y * size.width + x) * 3;
      const place = inside(x, y);
      const [u, v] = [place.u * width - 0.5, place.v * height - 0.5];
      const covered = u >= 0 && v >= 0 && u < width - 1 && v < height - 1;
      const left = Math.floor(u);
      const top = Math.floor(v);
      const [fx, fy] = [u - left, v - top];
      const at = (top * width + left) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        if (!covered) {
          result[target + channel] = ground[channel] ?? 0;
          continue;
        }
        const from = at + channel;
        const upper = (data[from] ?? 0) * (1 - fx) + (data[from + 3] ?? 0) * fx;
        const lower = (data[from + width * 3] ?? 0) * (1 - fx) + (data[from + width * 3 + 3] ?? 0) * fx;
        result[target + channel] = upper * (1 - fy) + lower * fy;
      }
    }
  }
  return result;
}
