import { AppError } from '@zhiban/kernel';
import { documentErrors } from '../../../model/errors.ts';
import type { MediaType } from '../../../model/reading.ts';
import type { FileLimits } from '../limits.ts';
import type { SourcePages } from '../source-pages.ts';
import type { Block } from './blocks.ts';
import { readDocx } from './docx.ts';
import { drawSheet } from './draw-sheet.ts';
import { openPackage, type Parts } from './package.ts';
import { typeset, typesetWidth } from './typeset.ts';
import { readXlsx } from './xlsx.ts';

type OfficeType = Exclude<MediaType, 'image/jpeg' | 'image/png' | 'application/pdf'>;

const readers = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': readDocx,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': readXlsx,
} as const satisfies Record<OfficeType, unknown>;

export const isOffice = (type: MediaType): type is OfficeType => type in readers;

const blocksOf = (type: OfficeType, parts: Parts): Block[] => {
  try {
    return readers[type](parts);
  } catch (cause) {
    throw cause instanceof AppError ? cause : documentErrors.BROKEN_FILE({}, { cause });
  }
};

/**
 * Opens a Word document or an Excel workbook as pages of text.
 * @throws as `openPackage` and `typeset`.
 */
export async function openOffice(
  file: Uint8Array,
  type: OfficeType,
  limits: FileLimits,
): Promise<SourcePages> {
  const { parts, program } = openPackage(file);
  const pages = typeset(blocksOf(type, parts), limits.maxPages);
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
