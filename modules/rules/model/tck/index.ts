export { runFolder, type TckFolder, type TckOutcome } from './kit.ts';
