import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { normalNumbers, seededRandom } from './random.ts';
import type { Degradation } from './types.ts';
import { type Corners, type Point, unitSquare, warp } from './warp.ts';

const table: readonly [number, number, number] = [112, 98, 84];

const cornersOf = (width: number, height: number, margin: number, degradation: Degradation): Corners => {
  const tilt = ((degradation.tilt ?? 0) * Math.PI) / 180;
  const lean = degradation.lean ?? 0;
  const place = (x: number, y: number) => {
    const narrowed = x * (1 - lean * (0.5 - y));
    const [px, py] = [narrowed * width, y * height * (1 - lean * 0.3 * x)];
    return {
      x: margin + width / 2 + px * Math.cos(tilt) - py * Math.sin(tilt),
      y: margin + height / 2 + px * Math.sin(tilt) + py * Math.cos(tilt),
    };
  };
  return [place(-0.5, -0.5), place(0.5, -0.5), place(0.5, 0.5), place(-0.5, 0.5)];
};

const light = (pixels: Uint8Array, width: number, degradation: Degradation): void => {
  const normal = normalNumbers(seededRandom(degradation.seed ?? 1));
  const gain = degradation.light ?? 1;
  const depth = degradation.shadow ?? 0;
  const noise = degradation.noise ?? 0;
  const height = pixels.length / 3 / width;
  for (let index = 0; index < pixels.length; index += 3) {
    const pixel = index / 3;
    const across = (pixel % width) / width + (0.35 * Math.floor(pixel / width)) / height;
    const shade = 1 - depth / (1 + Math.exp((across - 0.6) * 14));
    const grain = noise === 0 ? 0 : normal() * noise;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (pixels[index + channel] ?? 0) * gain * shade + grain;
      pixels[index + channel] = value < 0 ? 0 : Math.min(value, 255);
    }
  }
};

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The sheet as large as it is photographed, and the table that is seen around it. */
const framed = (canvas: Size, degradation: Degradation) => {
  const scale = degradation.scale ?? 1;
  const [width, height] = [Math.round(canvas.width * scale), Math.round(canvas.height * scale)];
  const lies = degradation.tilt !== undefined || degradation.lean !== undefined;
  const margin = lies ? Math.round(Math.max(width, height) * 0.09) : 0;
  return { width, height, margin, size: { width: width + 2 * margin, height: height + 2 * margin } };
};

/** Where a place of the photograph, before its turn and in shares of its sides, lies on the sheet, in its pixels. */
export function sheetPlace(canvas: Size, degradation: Degradation): (x: number, y: number) => Point {
  const { width, height, margin, size } = framed(canvas, degradation);
  const inside = unitSquare(cornersOf(width, height, margin, degradation));
  return (x, y) => {
    const { u, v } = inside(x * size.width, y * size.height);
    return { x: u * canvas.width, y: v * canvas.height };
  };
}

/** Turns a drawn sheet into the JPEG that a phone would have made of it lying on a table. */
export async function photograph(canvas: Canvas, degradation: Degradation): Promise<Buffer> {
  const { width, height, margin, size } = framed(canvas, degradation);
  const flat = await sharp(await canvas.encode('png'))
    .resize(width, height)
    .removeAlpha()
    .raw()
    .toBuffer();
  const seen = margin
    ? warp({ data: flat, width, height }, size, cornersOf(width, height, margin, degradation), table)
    : flat;
  const soft = degradation.blur
    ? await sharp(seen, { raw: { ...size, channels: 3 } })
        .blur(degradation.blur)
        .raw()
        .toBuffer()
    : seen;
  light(soft, size.width, degradation);
  return sharp(soft, { raw: { ...size, channels: 3 } })
    .rotate(degradation.turn ?? 0)
    .jpeg({ quality: degradation.quality ?? 92 })
    .toBuffer();
}
