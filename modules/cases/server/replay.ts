import type { CompiledService, Decision, DecisionInput, Reason } from '@zhiban/catalogue';
import { element } from '@zhiban/facts';
import { AppError, type Bilingual } from '@zhiban/kernel';
import { Comparison, type ComparisonResult } from '@zhiban/rules';
import type { SimulationPart } from '../model/simulation.ts';
import { neverAsked } from './asked-for.ts';

type Skipped = SimulationPart['skipped'][number];

/** Decides stored inputs with two versions of a service and gathers what differs, without anyone's facts. */
export class Replay {
  readonly #before: CompiledService;
  readonly #after: CompiledService;
  readonly #comparison = new Comparison();
  readonly #points = new Map<string, Bilingual>();
  readonly #skipped = new Map<string, Skipped>();

  constructor(before: CompiledService, after: CompiledService) {
    this.#before = before;
    this.#after = after;
  }

  /** @param asked what the application was asked for when it was filed */
  add(number: string, input: DecisionInput | undefined, asked: ReadonlySet<string>): void {
    if (input) this.#replay(number, input, asked);
    else this.#skip('not-submitted', NO_SUBMISSION);
  }

  #replay(number: string, input: DecisionInput, asked: ReadonlySet<string>): void {
    try {
      const before = this.#before.decide(input);
      const after = this.#after.decide(input);
      const unasked = neverAsked(before, this.#before, asked) ?? neverAsked(after, this.#after, asked);
      if (unasked) this.#skip('not-asked', unasked);
      else this.#comparison.add(number, this.#judged(before, this.#before), this.#judged(after, this.#after));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#skip('failed', error.text);
    }
  }

  result(): { comparison: ComparisonResult } & Pick<SimulationPart, 'points' | 'skipped'> {
    return {
      comparison: this.#comparison.result(),
      points: Array.from(this.#points, ([id, text]) => ({ id, text })),
      skipped: [...this.#skipped.values()],
    };
  }

  #judged({ outcome, band, reasons }: Decision, service: CompiledService) {
    // The row that approves says nothing beside the outcome.
    const against = reasons.filter(reason => reason.outcome !== 'approve');
    for (const reason of against)
      if (!this.#points.has(reason.id)) this.#points.set(reason.id, pointOf(reason, service));
    return { value: `${outcome}/${band}`, rows: [...new Set(against.map(({ id }) => id))] };
  }

  #skip(kind: Skipped['kind'], what: Bilingual): void {
    const key = `${kind} ${what.zh}`;
    this.#skipped.set(key, { kind, what, count: (this.#skipped.get(key)?.count ?? 0) + 1 });
  }
}

const NO_SUBMISSION: Bilingual = { zh: '存证里没有提交记录', en: 'no submission on record' };

/** What a reason is about. Its own words may hold facts: those of rows are computed from them. */
function pointOf({ id, field, text }: Reason, { rows }: CompiledService): Bilingual {
  const row = rows.find(candidate => candidate.id === id);
  if (row) return row.point;
  const [kind] = id.split(':');
  if (!field || (kind !== 'trust' && kind !== 'invalid')) return text;
  const { name } = element(field.element);
  return kind === 'trust'
    ? {
        zh: `${field.carrier}的${name.zh}不够可信`,
        en: `${name.en} (${field.carrier}) is not proven well enough`,
      }
    : { zh: `${field.carrier}的${name.zh}不合要求`, en: `${name.en} (${field.carrier}) is not valid` };
}
