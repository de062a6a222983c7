import { documentErrors } from '../../../model/errors.ts';
import type { MediaType } from '../../../model/reading.ts';
import type { FileLimits } from '../limits.ts';
import type { SourcePages } from '../source-pages.ts';
import { readDocx } from './docx.ts';
import { drawSheet } from './draw-sheet.ts';
import { cleanPackage } from './package.ts';
import { typeset, typesetWidth } from './typeset.ts';
import { readXlsx } from './xlsx.ts';

type OfficeType = Exclude<MediaType, 'image/jpeg' | 'image/png' | 'application/pdf'>;

const readers = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': readDocx,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': readXlsx,
} as const satisfies Record<OfficeType, unknown>;

export const isOffice = (type: MediaType): type is OfficeType => type in readers;

/**
 * Opens a Word document or an Excel workbook as pages of text.
 * @throws DOCUMENTS_TOO_MANY_PAGES, and as `cleanPackage`.
 */
export async function openOffice(
  file: Uint8Array,
  type: OfficeType,
  limits: FileLimits,
): Promise<SourcePages> {
  const { bytes, program } = cleanPackage(file);
  const blocks = await readers[type](bytes).catch((cause: unknown) =>
    Promise.reject(documentErrors.BROKEN_FILE({}, { cause })),
  );
  const pages = typeset(blocks);
  if (pages.length > limits.maxPages)
    throw documentErrors.TOO_MANY_PAGES({ pages: pages.length, limit: limits.maxPages });
  return {
    count: pages.length,
    async page(number) {
      const page = pages[number - 1];
      if (!page) throw documentErrors.NO_SUCH_PAGE({ page: number });
      const { lines, tables, paragraphs, height } = page;
      return {
        number,
        width: typesetWidth,
        height,
        lines,
        layout: { tables, paragraphs },
        picture: () => drawSheet(page),
      };
    },
    programs: async () => (program ? [program] : []),
    close: async () => {},
  };
}
