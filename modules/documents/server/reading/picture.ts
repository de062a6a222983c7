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

/** Exactly so wide and high. */
export async function scalePicture(picture: Picture, width: number, height: number): Promise<Picture> {
  return take(open(picture).resize(width, height, { fit: 'fill' }), picture.channels);
}

/** How much of a pixel's redness is added to its brightness; 0.4 lifts a seal's ink to the paper's white. */
const redLift = 0.4;

const withoutRed = ({ data, width, height }: Picture): Uint8Array => {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 3) {
    const red = data[at] ?? 0;
    const redness = red - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0);
    grey[pixel] = redness > 0 ? Math.min(255, red + redLift * redness) : red;
  }
  return grey;
};

/** Weights of three neighbours that smooth as a Gauss curve of 0.7 pixels does, of 256. */
const beside = 54;
const middle = 256 - 2 * beside;

/** Smooths along rows (`step` 1) or columns (`step` the width). */
const smoothed = (grey: Uint8Array, step: number): Uint8Array => {
  const result = new Uint8Array(grey);
  for (let at = step; at < grey.length - step; at += 1) {
    const around = (grey[at - step] ?? 0) + (grey[at + step] ?? 0);
    result[at] = (beside * around + middle * (grey[at] ?? 0) + 128) >> 8;
  }
  return result;
};

/** Stretches the contrast in place, so that the darkest and the lightest hundredth of the pixels are black and white. */
const stretched = (grey: Uint8Array): Uint8Array => {
  const counts = new Uint32Array(256);
  for (let at = 0; at < grey.length; at += 1) counts[grey[at] ?? 0] = (counts[grey[at] ?? 0] ?? 0) + 1;
  const level = (share: number): number => {
    let left = share * grey.length;
    return Math.max(
      0,
      counts.findIndex(count => {
        left -= count;
        return left < 0;
      }),
    );
  };
  const [black, white] = [level(0.01), level(0.99)];
  if (white <= black) return grey;
  const table = Uint8ClampedArray.from(
    { length: 256 },
    (_, value) => ((value - black) * 255) / (white - black),
  );
  for (let at = 0; at < grey.length; at += 1) grey[at] = table[grey[at] ?? 0] ?? 0;
  return grey;
};

/**
 * Makes a page in colour ready for reading: red seals fade and black print beneath them stays; slight
 * smoothing against the sensor's noise; the contrast stretched, for pictures taken in low light.
 */
export function clearPicture(picture: Picture): Picture {
  const { width, height } = picture;
  const data = stretched(smoothed(smoothed(withoutRed(picture), 1), width));
  return { data, width, height, channels: 1 };
}

/** The page in grey as it is. */
export async function greyPicture(picture: Picture): Promise<Picture> {
  return picture.channels === 1 ? picture : take(open(picture), 1);
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
