import type { Trust } from '@zhiban/facts';
import type { CompiledDecision, RuleRow } from '@zhiban/rules';
import { SCOPE_NAMES, type Vocabulary } from './context.ts';
import { type Place, placeKey, placesOf } from './facts-used.ts';
import type { ServiceDefinition } from './service.ts';
import { demandedTrust } from './trust-demand.ts';
import type { ReviewPoint } from './types.ts';

/** Columns of a decision table. */
export const OUTPUT = {
  outcome: '结论',
  text: '原因',
  textEn: '原因英文',
  remedy: '补救',
  remedyEn: '补救英文',
  field: '字段',
} as const;
export const ANNOTATION = { legalBasis: '法律依据', point: '审查要点', pointEn: '审查要点英文' } as const;

/** What can be known of a row before any application: prepared once, read in every decision. */
export interface ReviewRow {
  readonly decision: string;
  readonly row: RuleRow;
  readonly conditions: readonly {
    /** It says which case it is: without it the row does not apply. */
    readonly isScope: boolean;
    /** It asks whether something is absent. */
    readonly asksForAbsence: boolean;
    readonly places: readonly Place[];
  }[];
  /** Every fact that it reads, also for its words. */
  readonly places: readonly Place[];
  /** The facts of its conditions with the trust that they need. */
  readonly demands: readonly { readonly key: string; readonly place: Place; readonly trust: Trust }[];
  readonly point: ReviewPoint;
}

/** Prepares the rows of a table; the key is the row's id. */
export function prepareRows(
  table: CompiledDecision,
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
): ReadonlyMap<string, ReviewRow> {
  const trustOf = demandedTrust(definition, vocabulary);
  return new Map(
    (table.rules ?? []).map(row => {
      const conditions = row.conditions.map(({ reads, text, input }) => ({
        isScope: reads.length > 0 && reads.every(([root = '']) => SCOPE_NAMES.has(root)),
        asksForAbsence: /\bnull\b/.test(text + input),
        places: placesOf(vocabulary, reads),
      }));
      const read = placesOf(
        vocabulary,
        row.conditions.flatMap(({ reads }) => reads),
      );
      const prepared: ReviewRow = {
        decision: table.name,
        row,
        conditions,
        places: placesOf(vocabulary, row.reads),
        // What only the words of a reason read proves nothing.
        demands: read.map(place => ({ key: placeKey(place), place, trust: trustOf(row, place) })),
        point: reviewPoint(row),
      };
      return [row.id, prepared];
    }),
  );
}

function reviewPoint({ id, annotations }: RuleRow): ReviewPoint {
  const zh = annotations[ANNOTATION.point] || id;
  return {
    text: { zh, en: annotations[ANNOTATION.pointEn] || zh },
    legalBasis: annotations[ANNOTATION.legalBasis] ?? '',
  };
}
