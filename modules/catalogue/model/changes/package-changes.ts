import type { ExampleChange } from './examples.ts';
import type { LineChange } from './lines.ts';
import type { TableChange } from './tables.ts';

/** The file whose rows are compared one by one; of its lines only those around them are. */
export const RULES = 'decision.dmn';

/** What distinguishes one version of a package from another, so that a second person can judge it. */
export interface PackageChanges {
  /** Null where one of the two does not compile. */
  readonly tables: readonly TableChange[] | null;
  /** Null where the cases of one of the two cannot be run. */
  readonly examples: readonly ExampleChange[] | null;
  /** The former cases that come out otherwise under the new rules, where the cases were changed as well. */
  readonly former: readonly ExampleChange[] | null;
  /** The files that differ, by name. */
  readonly files: readonly { readonly file: string; readonly lines: readonly LineChange[] }[];
}

/** Whether there is anything to propose. */
export const isUnchanged = ({ tables, examples, files }: PackageChanges): boolean =>
  tables?.length === 0 && examples?.length === 0 && files.length === 0;
