export { checkOutside, type OutsideCheck } from './outside/checks.testkit.ts';
export { outsidePapers } from './outside/papers.testkit.ts';
export { docx, p, row, tableOf } from './writing/docx/docx.testkit.ts';
export { readBack } from './writing/read-back.ts';
