import { checkParameters, type DatedParameters, parameters } from '@zhiban/rules';
import type { ServiceFiles } from './files.ts';
import { type ParsedYaml, parseYaml } from './yaml.ts';

/** The file of a service package that holds its dated parameters; it may be absent. */
export const PARAMETERS_FILE = 'parameters.yaml';

/** Reads the dated parameters of a package; without the file there are none. */
export function readParameters(files: ServiceFiles): ParsedYaml<DatedParameters> {
  const parsed = parseYaml(PARAMETERS_FILE, files[PARAMETERS_FILE] ?? '{}', parameters);
  const findings = checkParameters(parsed.value ?? {}).map(({ path, message, remedy }) => ({
    severity: 'error' as const,
    file: PARAMETERS_FILE,
    ...parsed.at(path),
    message,
    remedy,
  }));
  return { ...parsed, findings: [...parsed.findings, ...findings] };
}
