import type { LicenceLayout } from '../../model/licence-layout.ts';
import { standardLicenceLayout } from '../../model/standard-licence-layout.ts';
import { type LetterDocument, letterSheet } from './letter.ts';
import { type LicenceDocument, licenceSheet } from './licence.ts';
import { writeOfd } from './ofd/write-ofd.ts';
import { writePdf } from './pdf/write-pdf.ts';

export { chineseDate } from './chinese-date.ts';
export { fillDocx } from './docx/fill.ts';
export { renderLicenceImage } from './image.ts';
export { type LetterDocument, letterSheet } from './letter.ts';
export type { LicenceDocument } from './licence.ts';
export {
  assembleOfd,
  digestsOf,
  partsOfOfd,
  withSignatureList,
} from './ofd/package.ts';
export { writeOfd } from './ofd/write-ofd.ts';
export { type AcceptanceNotice, acceptanceSheet } from './papers/acceptance.ts';
export { type ApplicationForm, applicationFormSheet } from './papers/application-form.ts';
export { type CorrectionNotice, correctionSheet } from './papers/correction.ts';
export { writePdf } from './pdf/write-pdf.ts';
export { sealSvg } from './seal-svg.ts';
export type { Sheet } from './sheet.ts';

/**
 * Draws the licence on one page as PDF/A-2a. The same content gives the same bytes.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT, DOCUMENTS_TEXT_TOO_LONG, DOCUMENTS_LICENCE_ROW_MISSING
 */
export const writeLicencePdf = async (
  document: LicenceDocument,
  layout: LicenceLayout = standardLicenceLayout,
): Promise<Uint8Array> => writePdf(licenceSheet(document, layout));

/** The same page as OFD (GB/T 33190-2016). */
export const writeLicenceOfd = async (
  document: LicenceDocument,
  layout: LicenceLayout = standardLicenceLayout,
): Promise<Uint8Array> => writeOfd(licenceSheet(document, layout));

/**
 * Draws the letter on portrait A4 pages as PDF/A-2a. The same content gives the same bytes.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT
 */
export const writeLetterPdf = async (letter: LetterDocument): Promise<Uint8Array> =>
  writePdf(letterSheet(letter));

/** The same pages as OFD (GB/T 33190-2016). */
export const writeLetterOfd = async (letter: LetterDocument): Promise<Uint8Array> =>
  writeOfd(letterSheet(letter));
