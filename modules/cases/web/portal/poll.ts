import type { ApplicationView } from '../../model/view.ts';
import { isEditable } from './status.ts';

const FORM_POLL_MS = 700;
const RESULT_POLL_MS = 1000;
/** Licence and letter take seconds; when they take longer the page stops asking by itself. */
const PATIENCE_MS = 120_000;

type Polled = Pick<
  ApplicationView,
  'status' | 'prefilling' | 'materials' | 'decision' | 'licence' | 'hasLetter'
>;

/** Whether a material is still being read. */
export const isReading = ({ materials }: Pick<ApplicationView, 'materials'>): boolean =>
  materials.some(({ document }) => document?.reading === 'waiting');

/** Whether the licence, or after a refusal the letter, is still being made. */
export function isIssuing({ status, decision, licence, hasLetter }: Polled, now: Date): boolean {
  if (!decision || now.getTime() - Date.parse(decision.decidedAt) > PATIENCE_MS) return false;
  return status === 'approved' ? licence === null : status === 'refused' && !hasLetter;
}

/** In how many milliseconds the application should be read again; false when nothing is going on. */
export function pollAfter(view: Polled, now: Date): number | false {
  if (isEditable(view.status)) return view.prefilling || isReading(view) ? FORM_POLL_MS : false;
  return isIssuing(view, now) ? RESULT_POLL_MS : false;
}
