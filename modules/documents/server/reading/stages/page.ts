import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { documentErrors } from '../../../model/errors.ts';
import type { MediaType } from '../../../model/reading.ts';
import type { FileLimits } from '../limits.ts';
import type { TextLine } from '../lines.ts';
import { openPdf, readingViewport, renderPdfPage } from '../pdf.ts';
import { readPdfText } from '../pdf-text.ts';
import { decodePicture, type Picture } from '../picture.ts';

/** One page of a file: its own text where it has some, and its picture when asked for. */
export interface SourcePage {
  readonly number: number;
  /** Size in pixels at which the page is read. */
  readonly width: number;
  readonly height: number;
  /** Lines of the PDF's own text; null: the page must be read from its picture. */
  readonly lines: readonly TextLine[] | null;
  picture(): Promise<Picture>;
}

/** A file taken apart into pages. `close` gives back the memory. */
export interface SourcePages {
  readonly count: number;
  page(number: number): Promise<SourcePage>;
  close(): Promise<void>;
}

const pagesOfPicture = (file: Uint8Array, limits: FileLimits): SourcePages => ({
  count: 1,
  async page(number) {
    const picture = await decodePicture(file, limits.maxPixels).catch((cause: unknown) =>
      Promise.reject(documentErrors.BROKEN_FILE({}, { cause })),
    );
    return {
      number,
      width: picture.width,
      height: picture.height,
      lines: null,
      picture: async () => picture,
    };
  },
  close: async () => {},
});

const pagesOfPdf = (document: PDFDocumentProxy): SourcePages => ({
  count: document.numPages,
  async page(number) {
    const page = await document.getPage(number);
    const { width, height } = readingViewport(page);
    return {
      number,
      width: Math.max(1, Math.round(width)),
      height: Math.max(1, Math.round(height)),
      lines: await readPdfText(page),
      picture: () => renderPdfPage(document, page),
    };
  },
  close: () => document.loadingTask.destroy(),
});

/**
 * Opens a file; a picture is decoded when its page is asked for.
 * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_TOO_MANY_PAGES
 */
export async function openPages(
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
): Promise<SourcePages> {
  if (mediaType !== 'application/pdf') return pagesOfPicture(file, limits);
  const document = await openPdf(file, limits.maxPixels);
  if (document.numPages <= limits.maxPages) return pagesOfPdf(document);
  const details = { pages: document.numPages, limit: limits.maxPages };
  await document.loadingTask.destroy();
  throw documentErrors.TOO_MANY_PAGES(details);
}
