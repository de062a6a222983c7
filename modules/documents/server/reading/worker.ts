import type { OcrEngine } from './ocr.ts';
import { openPdf } from './pdf.ts';
import { type Answer, answerOf, type Task } from './tasks.ts';

let ocr: Promise<OcrEngine> | undefined;
/** The models are loaded when the first picture comes: counting pages does not need them. */
const loadOcr = (): Promise<OcrEngine> => {
  ocr ??= import('./ocr.ts').then(module => module.loadOcr());
  return ocr;
};

const countPages = async (file: Uint8Array): Promise<number> => {
  const document = await openPdf(file);
  const pages = document.numPages;
  await document.loadingTask.destroy();
  return pages;
};

const perform = async (task: Task): Promise<unknown> => {
  if (task.type === 'count') return countPages(task.file);
  const { drawPage, readFile } = await import('./pipeline.ts');
  return task.type === 'read'
    ? readFile(task.file, task.mediaType, task.limits, loadOcr)
    : drawPage(task.file, task.mediaType, task.page, task.limits, loadOcr);
};

process.on('message', (task: Task) => {
  perform(task)
    .then((value): Answer => ({ ok: true, value }), answerOf)
    .then(answer => process.send?.(answer));
});
// The server ends its workers, or is gone itself: a key pressed in its terminal is not for them.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
