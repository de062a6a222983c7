import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '@zhiban/kernel';
import {
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { z } from 'zod';
import { documentErrors } from '../../model/errors.ts';
import { defaultLimits, type FileLimits, refuseNarrow } from './limits.ts';
import { refuseHeavyPdf } from './pdf-weight.ts';
import type { Picture } from './picture.ts';

const assets = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const folder = (name: string): string => `${join(assets, name)}/`;

/** Long side in pixels at which a page is rendered; small pages are enlarged at most so many times. */
const renderedSide = 2000;
const largestScale = 6;

/** What pdf.js throws at a damaged page is a damaged file, whatever it calls it. */
const orBroken = (cause: unknown): never => {
  throw cause instanceof AppError ? cause : documentErrors.BROKEN_FILE({}, { cause });
};

const load = async (file: Uint8Array, maxPixels: number): Promise<PDFDocumentProxy> => {
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
    // A lock that pdf.js does not know, such as one for the holder of a certificate.
    const locked = cause instanceof PasswordException || Buffer.from(file).includes('/Encrypt');
    throw locked ? documentErrors.ENCRYPTED_PDF({}, { cause }) : documentErrors.BROKEN_FILE({}, { cause });
  }
};

const formInfo = z.object({ IsXFAPresent: z.boolean(), IsAcroFormPresent: z.boolean() });

const judge = async (document: PDFDocumentProxy, maxPages: number): Promise<void> => {
  const pages = document.numPages;
  if (!Number.isInteger(pages) || pages < 1) throw documentErrors.BROKEN_FILE();
  if (pages > maxPages) throw documentErrors.TOO_MANY_PAGES({ pages, limit: maxPages });
  const { IsXFAPresent, IsAcroFormPresent } = formInfo.parse((await document.getMetadata()).info);
  if (IsXFAPresent && !IsAcroFormPresent) throw documentErrors.DYNAMIC_FORM();
  for (let number = 1; number <= pages; number += 1) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
    if (!(width > 0 && height > 0 && Number.isFinite(width * height))) throw documentErrors.BROKEN_FILE();
    refuseNarrow(width, height);
  }
};

/**
 * Opens a PDF from outside: no scripts, no fetching, no image larger than `maxPixels`; every page is there.
 * @throws DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_BROKEN_FILE, DOCUMENTS_TOO_MANY_PAGES, DOCUMENTS_TOO_NARROW,
 * DOCUMENTS_DYNAMIC_FORM, DOCUMENTS_TOO_HEAVY
 */
export async function openPdf(
  file: Uint8Array,
  { maxPages, maxPixels }: FileLimits = defaultLimits,
): Promise<PDFDocumentProxy> {
  refuseHeavyPdf(file);
  const document = await load(file, maxPixels);
  try {
    await judge(document, maxPages);
    return document;
  } catch (cause) {
    await document.loadingTask.destroy();
    return orBroken(cause);
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

/**
 * Draws a page on white.
 * @throws DOCUMENTS_BROKEN_FILE
 */
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
  } catch (cause) {
    return orBroken(cause);
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
