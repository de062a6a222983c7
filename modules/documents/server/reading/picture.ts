import sharp, { type Sharp } from 'sharp';

/** Pixels of a page, row by row: three channels (RGB) in colour, one when made ready for reading. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

export type Turn = 0 | 90 | 180 | 270;

/** Long side at which pages are read, in pixels: print of a licence on a photograph is then 20 to 40 high. */
const readingSide = 2000;

const take = async (pipeline: Sharp, channels: 1 | 3): Promise<Picture> => {
  // Without the colour space, sharp gives grey back as three channels.
  const { data, info } = await pipeline
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels };
};

const open = ({ data, width, height, channels }: Picture): Sharp =>
  sharp(data, { raw: { width, height, channels } });

/**
 * Decodes a JPEG or PNG upright by its EXIF orientation, on white, at reading size.
 * @throws sharp's own error when the file is truncated or larger than `maxPixels`.
 */
export async function decodePicture(file: Uint8Array, maxPixels: number): Promise<Picture> {
  const pipeline = sharp(file, { failOn: 'truncated', limitInputPixels: maxPixels })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(readingSide, readingSide, { fit: 'inside', withoutEnlargement: true });
  return take(pipeline, 3);
}

/** Turns clockwise. */
export async function turnPicture(picture: Picture, turn: Turn): Promise<Picture> {
  return turn === 0 ? picture : take(open(picture).rotate(turn), picture.channels);
}

/** How much of a pixel's redness is added to its brightness; 0.4 lifts a seal's ink to the paper's white. */
const redLift = 0.4;

const withoutRed = ({ data, width, height }: Picture): Picture => {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const red = data[pixel * 3] ?? 0;
    const redness = red - Math.max(data[pixel * 3 + 1] ?? 0, data[pixel * 3 + 2] ?? 0);
    grey[pixel] = redness > 0 ? Math.min(255, red + redLift * redness) : red;
  }
  return { data: grey, width, height, channels: 1 };
};

/**
 * Makes a page in colour ready for reading: red seals fade and black print beneath them stays; slight
 * smoothing against the sensor's noise; the contrast stretched, for pictures taken in low light.
 */
export async function clearPicture(picture: Picture): Promise<Picture> {
  return take(open(withoutRed(picture)).blur(0.7).normalise({ lower: 1, upper: 99 }), 1);
}

/** Mean brightness of 255. */
export async function brightness(picture: Picture): Promise<number> {
  const { channels } = await open(picture).resize(200, 200, { fit: 'inside' }).stats();
  return channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length;
}

/** JPEG for a screen, at most so wide: a tenth of the bytes of a PNG. */
export async function encodePicture(picture: Picture, width: number): Promise<Uint8Array> {
  return open(picture).resize({ width, withoutEnlargement: true }).jpeg({ quality: 80 }).toBuffer();
}
