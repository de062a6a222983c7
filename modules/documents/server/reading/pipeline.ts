import type { Bilingual } from '@zhiban/kernel';
import { documentErrors } from '../../model/errors.ts';
import type { MediaType, ReadField, Reading, ReadPage } from '../../model/reading.ts';
import type { FileLimits } from './limits.ts';
import type { TextLine } from './lines.ts';
import type { OcrEngine } from './ocr.ts';
import { brightness, encodePicture, type Turn, turnPicture } from './picture.ts';
import { check } from './stages/check.ts';
import { type Classification, classify } from './stages/classify.ts';
import { extract } from './stages/extract.ts';
import { orient } from './stages/orient.ts';
import { openPages, type SourcePage } from './stages/page.ts';
import { recognise } from './stages/recognise.ts';
import { sniff } from './stages/sniff.ts';

type Stages = { name: string; ms: number; outcome: string }[];
type LoadOcr = () => Promise<OcrEngine>;

interface PageRead {
  readonly page: ReadPage;
  readonly lines: readonly TextLine[];
  readonly warnings: readonly Bilingual[];
}

/** Mean brightness of 255 below which people are told that the picture is dark; and the page's least size. */
const dark = 50;
const smallSide = 700;

const timed = async <T>(
  stages: Stages,
  name: string,
  work: () => Promise<T> | T,
  outcome: (result: T) => string,
): Promise<T> => {
  const start = performance.now();
  const result = await work();
  stages.push({ name, ms: Math.round(performance.now() - start), outcome: outcome(result) });
  return result;
};

const readPage = async (source: SourcePage, loadOcr: LoadOcr, stages: Stages): Promise<PageRead> => {
  const { number, width, height } = source;
  const asRead = (lines: readonly TextLine[]) =>
    lines.map(({ text, confidence, box }) => ({ text, confidence, box }));
  if (source.lines) {
    const lines = source.lines;
    return { page: { number, width, height, rotation: 0, lines: asRead(lines) }, lines, warnings: [] };
  }
  const picture = await source.picture();
  const ocr = await loadOcr();
  const upright = await timed(
    stages,
    'orient',
    () => orient(picture, ocr),
    result => `page ${number}: turned by ${result.rotation}, ${result.quads.length} lines`,
  );
  const lines = await timed(
    stages,
    'recognise',
    () => recognise(upright, ocr),
    result => `page ${number}: ${result.reduce((sum, line) => sum + line.text.length, 0)} characters`,
  );
  const warnings: Bilingual[] = [];
  if ((await brightness(picture)) < dark) {
    warnings.push({
      zh: '照片偏暗，请在光亮处重拍或仔细核对。',
      en: 'The picture is dark; retake it in good light or compare with care.',
    });
  }
  if (Math.max(width, height) < smallSide) {
    warnings.push({
      zh: '照片太小，字可能看不清，请靠近重拍。',
      en: 'The picture is small; take it again from closer.',
    });
  }
  const { rotation, clear } = upright;
  return {
    page: { number, width: clear.width, height: clear.height, rotation, lines: asRead(lines) },
    lines,
    warnings,
  };
};

const bestOf = (fields: readonly ReadField[]): ReadField[] => {
  const best = new Map<string, ReadField>();
  for (const field of fields) {
    if ((best.get(field.element)?.confidence ?? -1) < field.confidence) best.set(field.element, field);
  }
  return [...best.values()];
};

/**
 * Reads a file: sniff, page, orient, recognise, classify, extract, check. Each stage leaves its outcome and
 * its cost in the result.
 *
 * @throws DOCUMENTS_WRONG_TYPE and the errors of `openPages`.
 */
export async function readFile(
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
  loadOcr: LoadOcr,
): Promise<Reading> {
  const stages: Stages = [];
  const type = await timed(
    stages,
    'sniff',
    () => sniff(file),
    result => result ?? 'unknown',
  );
  if (type !== mediaType) throw documentErrors.WRONG_TYPE();
  const source = await openPages(file, type, limits);
  try {
    const reads: PageRead[] = [];
    for (let number = 1; number <= source.count; number += 1) {
      const page = await timed(
        stages,
        'page',
        () => source.page(number),
        result => {
          const { width, height, lines } = result;
          return `page ${number} of ${source.count}: ${width} x ${height}, ${lines ? 'own text' : 'picture'}`;
        },
      );
      reads.push(await readPage(page, loadOcr, stages));
    }
    return await understand(reads, stages);
  } finally {
    await source.close();
  }
}

const understand = async (reads: readonly PageRead[], stages: Stages): Promise<Reading> => {
  const pages = reads.map(read => read.page);
  const warnings = reads.flatMap(read => read.warnings);
  const { template, confidence }: Classification = await timed(
    stages,
    'classify',
    () => {
      const all = reads.map(read => classify(read.lines));
      const known = all.filter(one => one.template).toSorted((a, b) => b.confidence - a.confidence);
      return known[0] ?? all[0] ?? { template: null, confidence: 1 };
    },
    result => result.template?.kind ?? 'other',
  );
  if (!template) return { kind: 'other', kindConfidence: confidence, fields: [], pages, stages, warnings };
  const found = await timed(
    stages,
    'extract',
    () => bestOf(reads.flatMap(read => extract(read.lines, template, read.page.number))),
    result => `${result.length} elements`,
  );
  const checked = await timed(
    stages,
    'check',
    () => check(found, template),
    result =>
      `${result.fields.filter(field => field.check === 'failed').length} failed, ${result.warnings.length} warnings`,
  );
  return {
    kind: template.kind,
    kindConfidence: confidence,
    fields: checked.fields,
    pages,
    stages,
    warnings: [...warnings, ...checked.warnings],
  };
};

/**
 * Draws a page upright as PNG for a screen, at most 1600 pixels wide.
 *
 * @param turn the clockwise turn that a reading of the same page found; found anew when absent.
 * @throws DOCUMENTS_NO_SUCH_PAGE and the errors of `openPages`.
 */
export async function drawPage(
  file: Uint8Array,
  mediaType: MediaType,
  page: { readonly number: number; readonly turn?: Turn },
  limits: FileLimits,
  loadOcr: LoadOcr,
): Promise<Uint8Array> {
  const source = await openPages(file, mediaType, limits);
  try {
    if (page.number < 1 || page.number > source.count)
      throw documentErrors.NO_SUCH_PAGE({ page: page.number });
    const found = await source.page(page.number);
    const picture = await found.picture();
    const turn = page.turn ?? (found.lines ? 0 : (await orient(picture, await loadOcr())).rotation);
    return await encodePicture(await turnPicture(picture, turn), 1600);
  } finally {
    await source.close();
  }
}
