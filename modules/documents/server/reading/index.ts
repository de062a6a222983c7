export { inspectFile } from './inspect.ts';
export { createReader, type Reader } from './reader.ts';
export { sniff } from './stages/sniff.ts';
