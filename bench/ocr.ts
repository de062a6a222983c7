import { createReader } from '@zhiban/documents/server';
import sharp from 'sharp';
import { countCharacters, type SeenLine } from './lib/ocr/characters.ts';
import { keyFields } from './lib/ocr/key-fields.ts';
import { type Picture, pictures } from './lib/ocr/pictures.ts';
import { costOfChildren } from './lib/ocr/reader-cost.ts';
import { charactersRight, fieldsRight, type PageScore, table, worst } from './lib/ocr/tally.ts';
import { startTesseract } from './lib/ocr/tesseract.ts';
import { report, round } from './lib/report.ts';

/** Times that every kind is photographed in every degradation, and the set's seed. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 1);
const SEED = Number(process.env.BENCH_SEED ?? 1);
/** Every so many pages of the set are read, and every so many of those by the peer too; 0: none. */
const EVERY = Number(process.env.BENCH_EVERY ?? 1);
const PEER_EVERY = Number(process.env.BENCH_PEER_EVERY ?? 5);
const WORST = Number(process.env.BENCH_WORST ?? 12);

const reader = createReader();
const readPicture = async ({ name, kind, degradation, data, specimen }: Picture): Promise<PageScore> => {
  const before = await costOfChildren();
  const started = performance.now();
  const reading = await reader.read(specimen.file, 'image/jpeg');
  const seconds = (performance.now() - started) / 1000;
  const { cpuSeconds } = await costOfChildren();
  return {
    name,
    kind,
    degradation,
    characters: countCharacters(
      specimen,
      reading.pages.flatMap(({ lines }) => lines),
    ),
    fields: keyFields({ kind, data }, reading),
    cpuSeconds: cpuSeconds - before.cpuSeconds,
    seconds,
  };
};

const scores: PageScore[] = [];
const shared: { picture: Picture; score: PageScore }[] = [];
for await (const picture of pictures(SEED, ROUNDS, EVERY)) {
  // The first page loads the models and warms the reader.
  if (scores.length === 0) await readPicture(picture);
  const score = await readPicture(picture);
  if (PEER_EVERY > 0 && scores.length % PEER_EVERY === 0) shared.push({ picture, score });
  scores.push(score);
}
const { peakMb } = await costOfChildren();
await reader.close();

const figures: Record<string, number> = {};
const fields = scores.flatMap(score => score.fields);
const mean = (values: readonly number[]): number =>
  round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
figures.pages = scores.length;
figures['characters right, %'] = charactersRight(scores.map(({ characters }) => characters));
figures['key fields right as read, %'] = fieldsRight(fields, false);
figures['key fields right after repair, %'] = fieldsRight(fields);
figures['CPU seconds a page'] = mean(scores.map(({ cpuSeconds }) => cpuSeconds));
figures['seconds a page'] = mean(scores.map(({ seconds }) => seconds));
figures["the reader's memory at its peak, MB"] = round(peakMb, 0);

process.stdout.write(`${table('by kind', scores, ({ kind }) => kind)}\n`);
process.stdout.write(`${table('by degradation', scores, ({ degradation }) => degradation)}\n`);
process.stdout.write(`worst pages (printed → read)\n${worst(scores, WORST)}\n`);

if (shared.length > 0) {
  const peer = await startTesseract();
  const cost = process.cpuUsage();
  const peers = [];
  for (const { picture, score } of shared) {
    const { width, height } = await sharp(picture.specimen.file).metadata();
    const lines: SeenLine[] = await peer.read(picture.specimen.file, { width, height });
    peers.push({ upright: picture.upright, own: score, counts: countCharacters(picture.specimen, lines) });
  }
  const { user, system } = process.cpuUsage(cost);
  await peer.close();
  const upright = peers.filter(one => one.upright);
  figures['pages shared with tesseract.js'] = shared.length;
  figures['of these: ours, characters right, %'] = charactersRight(peers.map(({ own }) => own.characters));
  figures['of these: tesseract.js, characters right, %'] = charactersRight(peers.map(({ counts }) => counts));
  figures['of these upright: ours, %'] = charactersRight(upright.map(({ own }) => own.characters));
  figures['of these upright: tesseract.js, %'] = charactersRight(upright.map(({ counts }) => counts));
  figures['of these: ours, CPU seconds a page'] = mean(peers.map(({ own }) => own.cpuSeconds));
  figures['of these: tesseract.js, CPU seconds a page'] = round((user + system) / 1e6 / shared.length);
}

report('ocr', figures, [
  { figure: 'characters right, %', op: '>=', value: 99.5 },
  { figure: 'key fields right after repair, %', op: '>=', value: 99 },
  { figure: 'CPU seconds a page', op: '<=', value: 1.5 },
  { figure: "the reader's memory at its peak, MB", op: '<=', value: 1200 },
]);
