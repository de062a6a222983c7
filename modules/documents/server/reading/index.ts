export { type InspectedFile, inspectFile } from './inspect.ts';
export { createReader, type Reader, type ReaderOptions } from './reader.ts';
export { sniff } from './stages/sniff.ts';
