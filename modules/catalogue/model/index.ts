export { compileService } from './compile.ts';
export { catalogueErrors } from './errors.ts';
export { type ExampleResult, type ExamplesReport, parseExamples, runExamples } from './examples.ts';
export { filesDigest, REQUIRED_FILES, type ServiceFiles } from './files.ts';
export { type Finding, ServicePackageError } from './finding.ts';
export { lintService } from './lint/index.ts';
export * from './operations.ts';
export { fileContent, isPackageFile } from './package-file.ts';
export { readParameters } from './parameters.ts';
export {
  type LicenceKinds,
  libraryOffers,
  licenceFor,
  licenceKindOf,
  standingOffer,
  usableUntil,
} from './reuse.ts';
export { type RuleTable, ruleTables } from './rule-tables.ts';
export type { ServiceDefinition } from './service.ts';
export { type TracedRow, tracedRows } from './traced-rows.ts';
export { isUnsure } from './trust.ts';
export type * from './types.ts';
