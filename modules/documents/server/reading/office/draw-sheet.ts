import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Picture } from '../picture.ts';
import { type TypesetPage, typesetWidth } from './typeset.ts';

const family = 'Reading sheet';
const font = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** Draws the text of a page that has no picture of its own, so that a person can look at what was read. */
export async function drawSheet({ lines, height }: TypesetPage): Promise<Picture> {
  if (!GlobalFonts.has(family))
    GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(font)), family);
  const canvas = createCanvas(typesetWidth, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, typesetWidth, height);
  context.fillStyle = '#1b1b1b';
  context.textBaseline = 'top';
  for (const { text, box } of lines) {
    context.font = `${Math.round(box.height * height)}px "${family}"`;
    context.fillText(text, box.x * typesetWidth, box.y * height, box.width * typesetWidth);
  }
  const { data, info } = await sharp(await canvas.encode('png'))
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}
