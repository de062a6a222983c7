import { documentErrors } from '../../model/errors.ts';
import { type KindTemplate, kindTemplates } from '../../model/kinds/index.ts';
import type { MediaType, ReadField, Reading } from '../../model/reading.ts';
import type { FileLimits } from './limits.ts';
import type { OcrEngine } from './ocr.ts';
import { type PageRead, readPage } from './read-page.ts';
import { openStageLog, type Progress, type StageLog } from './stage-log.ts';
import { check } from './stages/check.ts';
import { classify } from './stages/classify.ts';
import { extract } from './stages/extract.ts';
import { openPages } from './stages/page.ts';
import { sniff } from './stages/sniff.ts';
import { doubtFields } from './tamper/doubt.ts';
import { editorSigns } from './tamper/editors.ts';

const bestOf = (fields: readonly ReadField[]): ReadField[] => {
  const best = new Map<string, ReadField>();
  for (const field of fields) {
    if ((best.get(field.element)?.confidence ?? -1) < field.confidence) best.set(field.element, field);
  }
  return [...best.values()];
};

/**
 * Reads a file: sniff, page, orient, recognise, lay out, tamper, classify, extract, check. Each stage leaves its
 * outcome and its cost in the result.
 *
 * @param onProgress hears of each stage before it begins.
 * @throws DOCUMENTS_WRONG_TYPE and the errors of `openPages`.
 */
export async function readFile(
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
  loadOcr: () => Promise<OcrEngine>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Reading> {
  const log = openStageLog(onProgress);
  const type = await log.run(
    'sniff',
    { page: null, pages: null },
    () => sniff(file),
    result => result ?? 'unknown',
  );
  if (type !== mediaType) throw documentErrors.WRONG_TYPE();
  const source = await openPages(file, type, limits);
  try {
    const reads: PageRead[] = [];
    for (let number = 1; number <= source.count; number += 1) {
      const page = await log.run(
        'page',
        { page: number, pages: source.count },
        () => source.page(number),
        ({ width, height, lines }) => `${width} x ${height}, ${lines ? 'own text' : 'picture'}`,
      );
      reads.push(await readPage(page, source.count, loadOcr, log));
    }
    return await understand(reads, log, await editorSigns(type, source));
  } finally {
    await source.close();
  }
}

/** The sides of one kind as one template, for pages that show both. */
const wholeOf = (kind: KindTemplate['kind']): KindTemplate => {
  const sides = kindTemplates.filter(template => template.kind === kind);
  return {
    kind,
    titles: sides.flatMap(({ titles }) => titles),
    labels: sides.flatMap(({ labels }) => labels),
  };
};

const understand = async (
  reads: readonly PageRead[],
  log: StageLog,
  fileSigns: Reading['signs'],
): Promise<Reading> => {
  const whole = { page: null, pages: reads.length };
  const seen = await log.run(
    'classify',
    whole,
    () => reads.map(read => classify(read.lines)),
    all => all.map(({ template }) => template?.kind ?? 'other').join(', '),
  );
  const best = seen.toSorted((a, b) => b.confidence - a.confidence).find(({ template }) => template !== null);
  const common = {
    pages: reads.map(read => read.page),
    tables: reads.flatMap(read => read.tables),
    paragraphs: reads.flatMap(read => read.paragraphs),
  };
  const warnings = reads.flatMap(read => read.warnings);
  const signs = [...fileSigns, ...reads.flatMap(read => read.signs)];
  const saying = (all: Reading['signs']) => all.map(({ text }) => text);
  if (!best?.template) {
    const confidence = seen[0]?.confidence ?? 1;
    return {
      kind: 'other',
      kindConfidence: confidence,
      fields: [],
      ...common,
      signs,
      stages: log.done,
      warnings: [...warnings, ...saying(signs)],
    };
  }
  const { kind } = best.template;
  const template = wholeOf(kind);
  const found = await log.run(
    'extract',
    whole,
    () =>
      bestOf(
        reads.flatMap(({ lines, faint, page, tables }) =>
          extract(lines, template, page.number, tables, faint),
        ),
      ),
    result => `${result.length} elements`,
  );
  const asked = seen.flatMap(one => (one.template?.kind === kind ? one.template.labels : []));
  const checked = await log.run(
    'check',
    whole,
    () => check(found, { ...template, labels: asked }),
    ({ fields, ...result }) =>
      `${fields.filter(field => field.check === 'failed').length} failed, ${result.warnings.length} warnings`,
  );
  const all = [...signs, ...checked.signs];
  return {
    kind,
    kindConfidence: best.confidence,
    fields: doubtFields(checked.fields, all),
    ...common,
    signs: all,
    stages: log.done,
    warnings: [...warnings, ...saying(signs), ...checked.warnings],
  };
};
