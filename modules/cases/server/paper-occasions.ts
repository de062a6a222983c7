import type { Decision, DecisionInput } from '@zhiban/catalogue';
import type { RecordedEvent } from '@zhiban/evidence';
import { civilDay } from '@zhiban/kernel';
import type { z } from 'zod';
import type { correctionPoint } from '../model/view.ts';

type CorrectionPoint = z.infer<typeof correctionPoint>;

/** An event that obliges the office to hand out a notice (行政许可法第三十二条). */
export interface PaperOccasion {
  readonly kind: 'acceptance' | 'correction';
  /** Hash of the event in the evidence. */
  readonly event: string;
  /** Civil day of the event. */
  readonly day: string;
  /** From 1: the how manieth notice of its kind for this application. */
  readonly nth: number;
  /** Civil day of the submission that it is about, and what was submitted. */
  readonly submittedOn: string;
  readonly input: DecisionInput;
  /** What is to be mended; none with an acceptance. */
  readonly points: readonly CorrectionPoint[];
}

/** The occasions in an application's evidence, oldest first. */
export function paperOccasions(events: readonly RecordedEvent[]): PaperOccasion[] {
  const occasions: PaperOccasion[] = [];
  let submitted: RecordedEvent | undefined;
  for (const event of events) {
    // What was erased by law calls for nothing more.
    if (event.erased) continue;
    if (event.type === 'cases.submitted') submitted = event;
    const asked = askedFor(event);
    if (!asked || !submitted) continue;
    occasions.push({
      ...asked,
      event: event.hash,
      day: civilDay(event.at),
      nth: occasions.filter(({ kind }) => kind === asked.kind).length + 1,
      submittedOn: civilDay(submitted.at),
      // Written by submitApplication, and guarded by the chain; so are decision and points.
      input: submitted.data.input as DecisionInput,
    });
  }
  return occasions;
}

function askedFor({ type, data }: RecordedEvent): Pick<PaperOccasion, 'kind' | 'points'> | undefined {
  if (type === 'cases.correction-requested')
    return { kind: 'correction', points: data.points as CorrectionPoint[] };
  if (type !== 'cases.decided') return undefined;
  const { outcome, reasons } = data.decision as Decision;
  if (outcome === 'refer') return { kind: 'acceptance', points: [] };
  return outcome === 'correct' ? { kind: 'correction', points: pointsOf(reasons) } : undefined;
}

const pointsOf = (reasons: Decision['reasons']): CorrectionPoint[] =>
  reasons
    .filter(({ outcome }) => outcome === 'correct')
    .map(({ field, material, text, remedy, legalBasis }) => ({
      field: field ?? null,
      material: material ?? null,
      reason: text.zh,
      remedy: remedy?.zh ?? '请核对后重新提交。',
      legalBasis,
    }));
