import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { documentErrors } from '../../../model/errors.ts';
import type { MediaType } from '../../../model/reading.ts';
import type { FileLimits } from '../limits.ts';
import { isOffice, openOffice } from '../office/open-office.ts';
import { openPdf, programsOfPdf, readingViewport, renderPdfPage } from '../pdf.ts';
import { readPdfText } from '../pdf-text.ts';
import { decodePicture } from '../picture.ts';
import type { SourcePages } from '../source-pages.ts';
import { programsOf } from '../tamper/programs.ts';

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
  programs: () => programsOf(file),
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
  programs: () => programsOfPdf(document),
  close: () => document.loadingTask.destroy(),
});

/**
 * Opens a file; a picture is decoded when its page is asked for.
 * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_TOO_MANY_PAGES, and as `openOffice`.
 */
export async function openPages(
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
): Promise<SourcePages> {
  if (isOffice(mediaType)) return openOffice(file, mediaType, limits);
  if (mediaType !== 'application/pdf') return pagesOfPicture(file, limits);
  const document = await openPdf(file, limits.maxPixels);
  if (document.numPages <= limits.maxPages) return pagesOfPdf(document);
  const details = { pages: document.numPages, limit: limits.maxPages };
  await document.loadingTask.destroy();
  throw documentErrors.TOO_MANY_PAGES(details);
}
