export { inspectFile } from './inspect.ts';
export { createReader, type Reader } from './reader.ts';
export type { Progress } from './stage-log.ts';
export { sniff } from './stages/sniff.ts';
