import { createCanvas } from '@napi-rs/canvas';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** 1,754 pixels across A4 landscape: 150 an inch, sharp on a phone at full width. */
const SCALE = 150 / 72;

/** pdf.js draws on the canvas of @napi-rs in Node, but its types know the browser's alone. */
const isCanvasElement = (canvas: unknown): canvas is HTMLCanvasElement =>
  typeof canvas === 'object' && canvas !== null && 'getContext' in canvas;

/**
 * The first page of a licence's PDF as a PNG for the result page. Takes about 0.2 s of CPU: make it when somebody
 * looks, and keep it.
 */
export async function renderLicenceImage(pdf: Uint8Array): Promise<Uint8Array> {
  // pdf.js takes the bytes away from whoever gives them.
  const data = new Uint8Array(pdf);
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
