export { docx, p, row, tableOf } from './writing/docx/docx.testkit.ts';
export { readBack } from './writing/read-back.ts';
