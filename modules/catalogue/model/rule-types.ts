import { element } from '@zhiban/facts';
import { type FeelType, oneOf } from '@zhiban/rules';
import { MATERIAL, SITUATION, SOURCE, SOURCE_WORDS, TODAY, vocabularyOf } from './context.ts';
import type { ServiceDefinition } from './service.ts';

const ANY: FeelType = { kind: 'any' };

const contextOf = (entries: Iterable<readonly [string, FeelType]>): FeelType => ({
  kind: 'context',
  entries: new Map(entries),
});

const MATERIAL_TYPE = contextOf([
  ['已提交', { kind: 'boolean' }],
  ['存档', { kind: 'boolean' }],
  ['种类', { kind: 'string' }],
  ['提醒', { kind: 'number' }],
]);

function elementType(code: string): FeelType {
  const { type, choices } = element(code);
  switch (type) {
    case 'date':
    case 'boolean':
      return { kind: type };
    case 'text':
    case 'longtext':
      return { kind: 'string' };
    case 'choice':
      return choices ? oneOf(choices.map(({ value }) => value)) : { kind: 'string' };
    default:
      return ANY;
  }
}

/** What values the names of a service's rules can have: the answers of its questions, the choices of elements. */
export function ruleTypes(definition: ServiceDefinition): ReadonlyMap<string, FeelType> {
  const { situations, materials, registers } = definition;
  const carriers = Array.from(
    vocabularyOf(definition).carriers,
    ([carrier, elements]) =>
      [carrier, contextOf(elements.map(({ name, code }) => [name, elementType(code)]))] as const,
  );
  return new Map([
    ...carriers,
    [TODAY, { kind: 'date' }],
    [
      SITUATION,
      contextOf(situations.map(({ id, options }) => [id, oneOf(options.map(({ value }) => value))])),
    ],
    [MATERIAL, contextOf(materials.map(({ name }) => [name.zh, MATERIAL_TYPE]))],
    [SOURCE, contextOf(registers.map(({ name }) => [name, oneOf(Object.values(SOURCE_WORDS))]))],
  ]);
}
