import { createCanvas } from '@napi-rs/canvas';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type LicenceDocument, writeLicencePdf } from './licence.ts';

/** 1,754 pixels across A4 landscape: 150 an inch, sharp on a phone at full width. */
const SCALE = 150 / 72;

/** pdf.js draws on the canvas of @napi-rs in Node, but its types know the browser's alone. */
const isCanvasElement = (canvas: unknown): canvas is HTMLCanvasElement =>
  typeof canvas === 'object' && canvas !== null && 'getContext' in canvas;

/**
 * The licence as a PNG for the result page, rendered from its PDF so that both show the same. Takes about
 * 0.2 s of CPU: make it when somebody looks, and keep it.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT, DOCUMENTS_TEXT_TOO_LONG
 */
export async function renderLicenceImage(document: LicenceDocument): Promise<Uint8Array> {
  const data = new Uint8Array(await writeLicencePdf(document));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS });
  try {
    const page = await (await task.promise).getPage(1);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    const target: unknown = canvas;
    if (!isCanvasElement(target)) throw new TypeError('a canvas has a context');
    await page.render({ canvas: target, viewport }).promise;
    return await canvas.encode('png');
  } finally {
    await task.destroy();
  }
}
