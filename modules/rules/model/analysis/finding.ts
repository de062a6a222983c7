import type { Bilingual } from '@zhiban/kernel';
import type { FeelType } from '../feel/tree.ts';
import type { FeelValue } from '../values/values.ts';

/**
 * What can be wrong with a table:
 * `gap` known values for which no row fires; `overlap` rows that fire together where only one may;
 * `contradiction` such rows with different outputs; `never-fires` a row that no value can make fire; `masked` a
 * row whose every case is decided by others before it; `duplicate` rows with the same conditions; `redundant` a
 * row that only repeats what another says whenever it fires.
 */
export type TableFindingKind =
  | 'gap'
  | 'overlap'
  | 'contradiction'
  | 'never-fires'
  | 'masked'
  | 'duplicate'
  | 'redundant';

/** One finding about the rows of a decision table, with values that show it. */
export interface TableFinding {
  readonly kind: TableFindingKind;
  readonly severity: 'error' | 'warning';
  /** The decision's name. */
  readonly decision: string;
  /** Ids of the rows concerned, the one to be mended first; empty for a gap. */
  readonly rows: readonly string[];
  /**
   * A value for each of the table's inputs that matters, which shows the finding. Empty where none can be given:
   * a row that never fires has none, and rows with computed conditions are compared by their texts alone.
   */
  readonly example: readonly { readonly input: string; readonly value: FeelValue }[];
  /**
   * False where an input of the example is computed, so that it is not certain that the values can occur
   * together; true where the example was evaluated by the decision itself, or where the finding needs none.
   */
  readonly certain: boolean;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/** What the analysis of one table found. */
export interface TableAnalysis {
  readonly findings: readonly TableFinding[];
  /** Whether everything could be judged: false is no sign of a defect. */
  readonly complete: boolean;
  /** Why it could not. */
  readonly reason?: Bilingual;
}

export interface AnalysisOptions {
  /**
   * The types of the decision's inputs, by name, where more is known than the model says: a context for a
   * carrier, {@link oneOf} for an entry with a closed list of values.
   */
  readonly inputs?: ReadonlyMap<string, FeelType>;
  /** Outputs in which rows with the same conditions must agree, also where the hit policy lets them differ. */
  readonly agreeOn?: readonly string[];
  /** Steps of the search for one table; 5,000,000 when left out, about a second. */
  readonly budget?: number;
}
