import { readPackage } from '../compile.ts';
import { type ExamplesReport, parseExamples, runExamples } from '../examples.ts';
import type { ServiceFiles } from '../files.ts';
import { aroundRows } from './around-rows.ts';
import { compareExamples } from './examples.ts';
import { compareLines } from './lines.ts';
import { type PackageChanges, RULES } from './package-changes.ts';
import { readableFile } from './readable-file.ts';
import { compareTables } from './tables.ts';

/** What was compiled and run of one version. */
export type Measured = Awaited<ReturnType<typeof measurePackage>>;

/** Compiles a version and runs its example cases. */
export async function measurePackage(files: ServiceFiles) {
  const { model, service } = await readPackage(files, 0);
  const examples = parseExamples(files['cases.yaml'] ?? '').value;
  const report: ExamplesReport | null = service && examples ? runExamples(service, examples) : null;
  return { files, model, service, examples, report };
}

/** Compares two versions of a package. */
export function comparePackages(before: Measured, after: Measured): PackageChanges {
  const names = new Set([...Object.keys(before.files), ...Object.keys(after.files)]);
  return {
    tables: before.model && after.model ? compareTables(before.model, after.model) : null,
    examples: before.report && after.report ? compareExamples(before.report, after.report) : null,
    former: formerExamples(before, after),
    files: Array.from(names, file => ({
      file,
      lines: compareLines(linesOf(before, file), linesOf(after, file)),
    })).filter(({ lines }) => lines.length > 0),
  };
}

const linesOf = ({ files }: Measured, file: string): string =>
  file === RULES ? aroundRows(files[file] ?? '') : readableFile(files[file] ?? '');

/** Cases may be changed together with the rules: the former ones tell what the rules alone do. */
function formerExamples(before: Measured, after: Measured) {
  if (before.files['cases.yaml'] === after.files['cases.yaml']) return [];
  if (!before.examples || !before.report || !after.service) return null;
  return compareExamples(before.report, runExamples(after.service, before.examples));
}
