import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { z } from 'zod';
import { documentErrors } from '../../model/errors.ts';
import { defaultLimits } from './limits.ts';
import type { Picture } from './picture.ts';

const assets = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const folder = (name: string): string => `${join(assets, name)}/`;

/** Long side in pixels at which a page is rendered; small pages are enlarged at most so many times. */
const renderedSide = 2000;
const largestScale = 6;

/**
 * Opens a PDF from outside: no scripts, no fetching, no image larger than `maxPixels`.
 * @throws DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_BROKEN_FILE
 */
export async function openPdf(
  file: Uint8Array,
  maxPixels = defaultLimits.maxPixels,
): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // A copy, since pdf.js takes what it is given; and no Buffer, which it refuses.
    data: new Uint8Array(file),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    maxImageSize: maxPixels,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (cause) {
    await task.destroy();
    if (cause instanceof PasswordException) throw documentErrors.ENCRYPTED_PDF({}, { cause });
    if (cause instanceof InvalidPDFException) throw documentErrors.BROKEN_FILE({}, { cause });
    throw documentErrors.BROKEN_FILE({}, { cause });
  }
}

/** The page at the scale at which pages are read. */
export function readingViewport(page: PDFPageProxy): ReturnType<PDFPageProxy['getViewport']> {
  const natural = page.getViewport({ scale: 1 });
  const scale = Math.min(largestScale, renderedSide / Math.max(natural.width, natural.height, 1));
  return page.getViewport({ scale });
}

interface CanvasFactory {
  create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
  destroy(pair: { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D }): void;
}

/** Draws a page on white. */
export async function renderPdfPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<Picture> {
  const viewport = readingViewport(page);
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const factory = document.canvasFactory as CanvasFactory;
  const pair = factory.create(width, height);
  try {
    await page.render({ canvas: pair.canvas, viewport, background: '#ffffff' }).promise;
    const { data } = pair.context.getImageData(0, 0, width, height);
    const raw = { width, height, channels: 4 } as const;
    return { data: await sharp(data, { raw }).removeAlpha().raw().toBuffer(), width, height, channels: 3 };
  } finally {
    factory.destroy(pair);
  }
}

const info = z.object({ Creator: z.string().optional(), Producer: z.string().optional() });

/** The programs that a PDF says it was made with (ISO 32000-2, 14.3.3 and the XMP of 14.3.2). */
export async function programsOfPdf(document: PDFDocumentProxy): Promise<string[]> {
  const metadata = await document.getMetadata();
  const { Creator, Producer } = info.catch({}).parse(metadata.info);
  const xmp = ['xmp:creatortool', 'pdf:producer'].map(name => String(metadata.metadata?.get(name) ?? ''));
  return [...new Set([Creator ?? '', Producer ?? '', ...xmp])].filter(name => name !== '');
}
