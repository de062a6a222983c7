import type { ApplicationView } from '../../model/view.ts';
import { isEditable } from './status.ts';

const FORM_POLL_MS = 700;
const RESULT_POLL_MS = 1000;
/** Licence and letter take seconds; when they take longer the page stops asking by itself. */
const PATIENCE_MS = 120_000;

type Polled = Pick<
  ApplicationView,
  'status' | 'prefilling' | 'materials' | 'decision' | 'licence' | 'hasLetter' | 'papers'
>;

/** Whether a material is still being read. */
export const isReading = ({ materials }: Pick<ApplicationView, 'materials'>): boolean =>
  materials.some(({ document }) => document?.reading === 'waiting');

/** Whether the licence, or after a refusal the letter, is still being made. */
export function isIssuing({ status, decision, licence, hasLetter }: Polled, now: Date): boolean {
  if (!decision || now.getTime() - Date.parse(decision.decidedAt) > PATIENCE_MS) return false;
  return status === 'approved' ? licence === null : status === 'refused' && !hasLetter;
}

/** Whether the notice of acceptance or correction that follows the machine's judgement is still being made. */
function isNotifying({ status, decision, papers }: Polled, now: Date): boolean {
  if (!decision || now.getTime() - Date.parse(decision.decidedAt) > PATIENCE_MS) return false;
  if (status !== 'review' && status !== 'correction') return false;
  return papers.every(({ madeAt }) => madeAt < decision.decidedAt);
}

/** In how many milliseconds the application should be read again; false when nothing is going on. */
export function pollAfter(view: Polled, now: Date): number | false {
  if (isEditable(view.status) && (view.prefilling || isReading(view))) return FORM_POLL_MS;
  return isIssuing(view, now) || isNotifying(view, now) ? RESULT_POLL_MS : false;
}
