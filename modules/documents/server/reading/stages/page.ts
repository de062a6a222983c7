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

const broken = (cause: unknown) => Promise.reject(documentErrors.BROKEN_FILE({}, { cause }));

const pagesOfPicture = (file: Uint8Array, limits: FileLimits): SourcePages => ({
  count: 1,
  async page(number) {
    const picture = await decodePicture(file, limits.maxPixels).catch(broken);
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
      lines: await readPdfText(page).catch(broken),
      picture: () => renderPdfPage(document, page),
    };
  },
  programs: () => programsOfPdf(document),
  close: () => document.loadingTask.destroy(),
});

/**
 * Opens a file; a picture is decoded when its page is asked for.
 * @throws as `openPdf` and `openOffice`; DOCUMENTS_BROKEN_FILE from a page
 */
export async function openPages(
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
): Promise<SourcePages> {
  if (isOffice(mediaType)) return openOffice(file, mediaType, limits);
  if (mediaType !== 'application/pdf') return pagesOfPicture(file, limits);
  return pagesOfPdf(await openPdf(file, limits));
}
