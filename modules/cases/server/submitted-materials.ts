import type { CompiledService, DecisionInput } from '@zhiban/catalogue';

/** The materials of a submission by name, in the order of the service, and in which form each was there. */
export function submittedMaterials(
  service: CompiledService,
  input: DecisionInput,
): { name: string; form: string }[] {
  return service
    .form(input)
    .materials.filter(({ id }) => input.materials[id]?.provided)
    .map(({ id, name }) => ({
      name: name.zh,
      form: isWaived(input, name.zh)
        ? '电子证照，免提交'
        : input.materials[id]?.reused
          ? '以前提交过，免提交'
          : '电子件',
    }));
}

/** Licences issued here stand in for a material with their own facts. */
const isWaived = ({ carriers }: DecisionInput, material: string): boolean =>
  Object.values(carriers[material] ?? {}).some(({ source }) => source.kind === 'licence');
