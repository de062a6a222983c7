export { chineseDate } from './chinese-date.ts';
export { renderLicenceImage } from './image.ts';
export { type LetterDocument, writeLetterPdf } from './letter.ts';
export { writeLicencePdf } from './licence.ts';
