import type { DraftReport } from './check-draft.ts';

/** Errors and failing cases keep a draft from being proposed; the server looks again. */
export const isSound = ({ findings, examples }: Pick<DraftReport, 'findings' | 'examples'>): boolean =>
  findings.every(({ severity }) => severity !== 'error') &&
  (examples?.every(({ passed }) => passed) ?? false);
