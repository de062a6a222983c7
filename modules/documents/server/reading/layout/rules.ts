import { type Skew, toPage } from '../deskew.ts';
import { type Picture, scalePicture } from '../picture.ts';

/** A straight printed line in the layout: `at` on its own axis, from `from` to `to` along it; in page widths. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Width in pixels at which rules are looked for. */
const rasterWidth = 1000;
/** How much darker than its surroundings a rule is at least, of 255; and how wide the surroundings are. */
const leastContrast = 14;
const around = 12;
/** Shorter than this, in pixels, a stroke may be one of a character. */
const leastAcross = 48;
const leastDown = 34;
const largestGap = 2;

interface Mask {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The page as it is laid out: a photograph that lay askew becomes level. */
const levelled = (picture: Picture, skew: Skew): Mask => {
  const height = Math.round((picture.height / picture.width) * rasterWidth);
  const data = new Uint8Array(rasterWidth * height);
  const scale = picture.width / skew.width;
  for (let row = 0; row < height; row += 1) {
    // A row of the layout is a straight line on the page.
    const y = (row + 0.5) / rasterWidth;
    const [from, to] = [toPage(skew, { x: 0, y }), toPage(skew, { x: 1, y })];
    const [across, down] = [((to.x - from.x) * scale) / rasterWidth, ((to.y - from.y) * scale) / rasterWidth];
    const [startX, startY] = [from.x * scale + across / 2, from.y * scale + down / 2];
    for (let column = 0; column < rasterWidth; column += 1) {
      const left = Math.floor(startX + across * column);
      const top = Math.floor(startY + down * column);
      const inside = left >= 0 && top >= 0 && left < picture.width && top < picture.height;
      data[row * rasterWidth + column] = inside ? (picture.data[top * picture.width + left] ?? 255) : 255;
    }
  }
  return { data, width: rasterWidth, height };
};

/** Sums of everything above and to the left, for means of any rectangle at once. */
const summed = ({ data, width, height }: Mask): Float64Array => {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
};

const darkPixels = (page: Mask): Mask => {
  const { data, width, height } = page;
  const sums = summed(page);
  const sum = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - around), Math.min(height, y + around + 1)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - around), Math.min(width, x + around + 1)];
      const total = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
      const mean = total / ((right - left) * (bottom - top));
      if ((data[y * width + x] ?? 255) < mean - leastContrast) dark[y * width + x] = 1;
    }
  }
  return { data: dark, width, height };
};

const transposed = ({ data, width, height }: Mask): Mask => {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) turned[x * height + y] = data[y * width + x] ?? 0;
  return { data: turned, width: height, height: width };
};

interface Stroke {
  from: number;
  to: number;
  /** Rows that it takes, and the last one that grew it. */
  first: number;
  last: number;
}

/** Long dark runs along rows; runs of neighbouring rows that touch are one stroke. */
const strokesOf = ({ data, width, height }: Mask, least: number): Stroke[] => {
  const strokes: Stroke[] = [];
  let open: Stroke[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * width, (y + 1) * width);
    for (let x = row.indexOf(1); x >= 0; x = row.indexOf(1, x + 1)) {
      const from = x;
      let last = x;
      while (x < width && x - last <= largestGap) {
        if (row[x] === 1) last = x;
        x += 1;
      }
      if (last - from < least) continue;
      const known = open.find(stroke => stroke.from <= last + least && stroke.to >= from - least);
      if (known) {
        known.from = Math.min(known.from, from);
        known.to = Math.max(known.to, last);
        known.last = y;
      } else {
        const stroke = { from, to: last, first: y, last: y };
        strokes.push(stroke);
        open.push(stroke);
      }
    }
    open = open.filter(stroke => y - stroke.last <= largestGap);
  }
  return strokes;
};

const thin = (stroke: Stroke): boolean => stroke.last - stroke.first < 6 + 0.03 * (stroke.to - stroke.from);

const ruleOf = (stroke: Stroke): Rule => ({
  at: ((stroke.first + stroke.last) / 2 + 0.5) / rasterWidth,
  from: stroke.from / rasterWidth,
  to: (stroke.to + 1) / rasterWidth,
});

/**
 * Finds the printed rules of a page, which make its tables.
 *
 * @param picture the upright page in grey.
 */
export async function findRules(picture: Picture, skew: Skew): Promise<Rules> {
  const height = Math.max(1, Math.round((picture.height / picture.width) * rasterWidth));
  const small = picture.width > rasterWidth ? await scalePicture(picture, rasterWidth, height) : picture;
  const dark = darkPixels(levelled(small, skew));
  return {
    horizontal: strokesOf(dark, leastAcross).filter(thin).map(ruleOf),
    vertical: strokesOf(transposed(dark), leastDown).filter(thin).map(ruleOf),
  };
}
