import {
  compileService,
  type ExamplesReport,
  type Finding,
  fileContent,
  isPackageFile,
  lintService,
  parseExamples,
  runExamples,
  type ServiceFiles,
} from '../../model/index.ts';

export interface CheckedPackage {
  readonly files: ServiceFiles;
  /** Null where the package is too broken to say. */
  readonly serviceId: string | null;
  readonly findings: readonly Finding[];
  /** Null where it does not compile. */
  readonly examples: ExamplesReport | null;
}

/** Lints and tests a package in the browser, with the code that the server runs again. */
export async function checkPackage(files: ServiceFiles): Promise<CheckedPackage> {
  const findings = await lintService(files);
  const service = await compileService(files, 0).catch(() => undefined);
  const examples = parseExamples(files['cases.yaml'] ?? '').value;
  return {
    files,
    serviceId: service?.definition.id ?? null,
    findings,
    examples: service && examples ? runExamples(service, examples) : null,
  };
}

/** Errors keep a package from being proposed; warnings are for its author to judge. */
export const isSound = ({ findings, examples }: CheckedPackage): boolean =>
  findings.every(({ severity }) => severity !== 'error') &&
  (examples?.results.every(({ passed }) => passed) ?? false);

/**
 * A chosen folder as a package: the folder's own name goes, hidden files and what is no part stay out.
 * @param chosen as the browser gives them, with `webkitRelativePath` such as `my-service/documents/letter.md`
 */
export async function readChosen(
  chosen: Iterable<Pick<File, 'name' | 'webkitRelativePath' | 'arrayBuffer'>>,
): Promise<ServiceFiles> {
  const parts = Array.from(chosen, file => {
    const [, ...inside] = file.webkitRelativePath.split('/');
    return { path: inside.length > 0 ? inside.join('/') : file.name, file };
  });
  const files = parts
    .filter(({ path }) => isPackageFile(path))
    .map(
      async ({ path, file }) => [path, fileContent(path, new Uint8Array(await file.arrayBuffer()))] as const,
    );
  return Object.fromEntries(await Promise.all(files));
}
