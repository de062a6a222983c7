import sharp from 'sharp';
import type { OcrEngine } from './ocr.ts';
import { type Answer, answerOf, type ProgressNote, type Task } from './tasks.ts';

// Of the many formats that the picture library knows, files from outside come in two: no other decoder is reached,
// whatever a file pretends to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });

let ocr: Promise<OcrEngine> | undefined;
/** The models are loaded when the first picture comes: looking a file over does not need them. */
const loadOcr = (): Promise<OcrEngine> => {
  ocr ??= import('./ocr.ts').then(module => module.loadOcr());
  return ocr;
};

const tell = (note: Answer | ProgressNote): void => {
  process.send?.(note);
};

const perform = async (task: Task): Promise<unknown> => {
  if (task.type === 'inspect') {
    const { lookOver } = await import('./look-over.ts');
    return lookOver(task.file, task.limits);
  }
  if (task.type === 'draw') {
    const { drawPage } = await import('./draw-page.ts');
    return drawPage(task.file, task.mediaType, task.page, task.limits, loadOcr);
  }
  const { readFile } = await import('./pipeline.ts');
  return readFile(task.file, task.mediaType, task.limits, loadOcr, progress => tell({ progress }));
};

process.on('message', (task: Task) => {
  perform(task)
    .then((value): Answer => ({ ok: true, value }), answerOf)
    .then(tell);
});
// The server ends its workers, or is gone itself: a key pressed in its terminal is not for them.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
