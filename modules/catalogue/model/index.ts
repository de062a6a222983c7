export { compileService } from './compile.ts';
export { catalogueErrors } from './errors.ts';
export { type ExampleResult, type ExamplesReport, parseExamples, runExamples } from './examples.ts';
export { filesDigest, REQUIRED_FILES, type ServiceFiles } from './files.ts';
export { type Finding, ServicePackageError } from './finding.ts';
export { lintService } from './lint/index.ts';
export * from './operations.ts';
export type { ServiceDefinition } from './service.ts';
export type * from './types.ts';
