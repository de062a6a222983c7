import { exampleInput } from '../model/examples.ts';
import {
  type CompiledService,
  compileService,
  type DecisionInput,
  parseExamples,
  type ServiceFiles,
} from '../model/index.ts';
import { readFolder } from '../server/read-folder.ts';

/** The real package of the hygiene licence: what tests of this module change something in. */
export const hygieneFiles: ServiceFiles = await readFolder(
  new URL('../../../services/hygiene-licence-change/', import.meta.url).pathname,
);

/** The package with one text replaced in one file. Throws when the text is not there, so that no test tests nothing. */
export function altered(file: string, from: string | RegExp, to: string): ServiceFiles {
  const before = hygieneFiles[file] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  return { ...hygieneFiles, [file]: after };
}

/** A compiled package and the decision input of one of its example cases. */
export async function caseOf(
  id: string,
  files = hygieneFiles,
): Promise<{ service: CompiledService; input: DecisionInput }> {
  const service = await compileService(files, 3);
  const examples = parseExamples(files['cases.yaml'] ?? '').value;
  const example = examples?.cases.find(candidate => candidate.id === id);
  if (!examples || !example) throw new Error(`no case ${id}`);
  return { service, input: exampleInput(service.definition, examples.base, example) };
}
