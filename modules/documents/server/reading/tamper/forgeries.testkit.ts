import { createCanvas, loadImage } from '@napi-rs/canvas';
import sharp from 'sharp';

/** A part of a picture, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Copies one part of a photograph over another, and saves it again. */
export async function copied(file: Buffer, from: Place, to: { left: number; top: number }): Promise<Buffer> {
  const input = await sharp(file).extract(from).png().toBuffer();
  return sharp(file)
    .composite([{ input, left: to.left, top: to.top }])
    .jpeg({ quality: 94 })
    .toBuffer();
}

/** Pastes a part of another picture, which was saved on its way, into the same place of a photograph. */
export async function pasted(file: Buffer, other: Buffer, place: Place): Promise<Buffer> {
  const saved = await sharp(other).extract(place).jpeg({ quality: 60 }).toBuffer();
  return sharp(file)
    .composite([{ input: saved, left: place.left, top: place.top }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Paints a part of a photograph over with the colour of its corner, and writes another text there. */
export async function redrawn(file: Buffer, place: Place, text: string): Promise<Buffer> {
  const image = await loadImage(file);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const [red = 0, green = 0, blue = 0] = context.getImageData(place.left, place.top, 1, 1).data;
  context.fillStyle = `rgb(${red}, ${green}, ${blue})`;
  context.fillRect(place.left, place.top, place.width, place.height);
  context.fillStyle = '#202020';
  context.font = `${Math.round(place.height * 0.72)}px sans-serif`;
  context.textBaseline = 'middle';
  context.fillText(text, place.left + 3, place.top + place.height / 2, place.width - 6);
  return sharp(await canvas.encode('png'))
    .removeAlpha()
    .jpeg({ quality: 92 })
    .toBuffer();
}
