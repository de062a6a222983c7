export type { DocxValues, Placeholder } from './docx/placeholders.ts';
export { type PlacedTag, readTemplate, textsOfTemplate } from './docx/read-template.ts';
export { documentErrors } from './errors.ts';
export { signingKeyErrors } from './key-errors.ts';
export * from './key-operations.ts';
export * from './library.ts';
export { libraryErrors } from './library-errors.ts';
export * from './library-operations.ts';
export * from './library-states.ts';
export { type Licence, type LicenceState, licenceStates } from './licence.ts';
export { licenceErrors } from './licence-errors.ts';
export { type LicenceLayout, licenceLayout, rowsPrintedBy } from './licence-layout.ts';
export * from './licence-life.ts';
export { inNumberWords } from './number-words.ts';
export * from './operations.ts';
export {
  type MaterialKind,
  materialKind,
  mediaTypes,
  type ReadField,
  type Reading,
  type ReadPage,
  type ReadParagraph,
  type ReadTable,
  readField,
  type TamperSign,
} from './reading.ts';
export { type ReadingProgress, readingProgress } from './reading-progress.ts';
export * from './register-operations.ts';
export { standardLicenceLayout } from './standard-licence-layout.ts';
