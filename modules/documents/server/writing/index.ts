export { chineseDate } from './chinese-date.ts';
export { renderLicenceImage } from './image.ts';
export { type LetterDocument, writeLetterPdf } from './letter.ts';
export { type LicenceDocument, writeLicencePdf } from './licence.ts';
