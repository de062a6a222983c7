import type { CompiledService, Decision, Reason } from '@zhiban/catalogue';
import { element } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';

/** What an application under this version was asked for: facts, materials, questions, registers. */
export function askedFor({ definition }: CompiledService): ReadonlySet<string> {
  const { form, materials, registers, situations } = definition;
  return new Set([
    ...form.flatMap(group => group.fields).map(field => `申请.${field.element}`),
    ...registers.flatMap(({ name, elements }) => [
      `source:${name}`,
      ...elements.map(code => `${name}.${code}`),
    ]),
    ...materials.flatMap(({ id, name, reads }) => [
      `material:${id}`,
      ...reads.map(code => `${name.zh}.${code}`),
    ]),
    ...situations.map(({ id }) => `situation:${id}`),
  ]);
}

/** What a decision missed that nobody had been asked for, so that nothing can be concluded from its absence. */
export function neverAsked(
  { reasons }: Decision,
  service: CompiledService,
  asked: ReadonlySet<string>,
): Bilingual | null {
  for (const reason of reasons) {
    const wanted = wantedBy(reason);
    if (wanted !== null && !asked.has(wanted)) return nameOf(reason, service);
  }
  return null;
}

/** The thing whose absence is the reason, as `askedFor` names it. */
function wantedBy({ id, field, material }: Reason): string | null {
  const [kind] = id.split(':');
  if (kind === 'source' || kind === 'situation') return id;
  if (kind !== 'missing' && kind !== 'unread') return null;
  if (material !== undefined) return `material:${material}`;
  return field ? `${field.carrier}.${field.element}` : null;
}

function nameOf({ id, field, material, text }: Reason, { definition }: CompiledService): Bilingual {
  if (field) {
    const { name } = element(field.element);
    return { zh: `${field.carrier}的${name.zh}`, en: `${name.en} (${field.carrier})` };
  }
  const [kind, name = ''] = id.split(':');
  if (kind === 'source') return { zh: name, en: name };
  if (kind === 'situation') return definition.situations.find(asked => asked.id === name)?.question ?? text;
  return definition.materials.find(asked => asked.id === material)?.name ?? text;
}
