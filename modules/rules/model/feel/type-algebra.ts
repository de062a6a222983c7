import { kindOf } from '../values/kinds.ts';
import { FeelRange, type FeelValue } from '../values/values.ts';
import type { FeelType } from './tree.ts';
import { ANY } from './types.ts';

export const NULL_TYPE: FeelType = { kind: 'null' };
export const listOf = (of: FeelType): FeelType => ({ kind: 'list', of });

/** The type without its allowed values. */
export const bareType = (type: FeelType): FeelType => (type.kind === 'restricted' ? bareType(type.of) : type);

/** The narrowest type to which both belong. */
export function joinTypes(a: FeelType, b: FeelType): FeelType {
  if (a === b || b.kind === 'null') return a;
  if (a.kind === 'null') return b;
  if (a.kind === 'restricted' || b.kind === 'restricted') return joinTypes(bareType(a), bareType(b));
  if (a.kind === 'list' && b.kind === 'list') return listOf(joinTypes(a.of, b.of));
  if (a.kind === 'range' && b.kind === 'range') return { kind: 'range', of: joinTypes(a.of, b.of) };
  if (a.kind === 'function' && b.kind === 'function')
    return { kind: 'function', parameters: null, returns: joinTypes(a.returns, b.returns) };
  if (a.kind === 'context' && b.kind === 'context') {
    const shared = [...a.entries].flatMap(([name, type]): [string, FeelType][] => {
      const other = b.entries.get(name);
      return other ? [[name, joinTypes(type, other)]] : [];
    });
    return { kind: 'context', entries: new Map(shared) };
  }
  return a.kind === b.kind ? a : ANY;
}

export const joinAll = (types: readonly FeelType[]): FeelType => types.reduce(joinTypes, NULL_TYPE);

/** The type of a value that is at hand. */
export function typeOfValue(value: FeelValue): FeelType {
  if (Array.isArray(value)) return listOf(joinAll(value.map(typeOfValue)));
  if (value instanceof FeelRange)
    return { kind: 'range', of: joinTypes(typeOfValue(value.start), typeOfValue(value.end)) };
  const kind = kindOf(value);
  switch (kind) {
    case 'function':
      return { kind, parameters: null, returns: ANY };
    case 'context':
      return {
        kind,
        entries: new Map(
          Object.entries(value ?? {}).map(([name, entry]: [string, FeelValue]) => [name, typeOfValue(entry)]),
        ),
      };
    case 'list':
    case 'range':
      return ANY;
    default:
      return { kind };
  }
}

const NUMBER: FeelType = { kind: 'number' };
const DAY_FIELDS = ['year', 'month', 'day', 'weekday'];
const CLOCK_FIELDS = ['hour', 'minute', 'second'];

const numbers = (names: readonly string[]): [string, FeelType][] => names.map(name => [name, NUMBER]);
const ZONE: [string, FeelType][] = [
  ['time offset', { kind: 'days and time duration' }],
  ['timezone', { kind: 'string' }],
];

const PROPERTIES: Readonly<Partial<Record<FeelType['kind'], ReadonlyMap<string, FeelType>>>> = {
  date: new Map(numbers(DAY_FIELDS)),
  time: new Map([...numbers(CLOCK_FIELDS), ...ZONE]),
  'date and time': new Map([...numbers([...DAY_FIELDS, ...CLOCK_FIELDS]), ...ZONE]),
  'years and months duration': new Map(numbers(['years', 'months'])),
  'days and time duration': new Map(numbers(['days', 'hours', 'minutes', 'seconds'])),
};

/** The type of `value.name` (DMN 1.5, table 65); a context may have more entries than its type names. */
export function propertyType(type: FeelType, name: string): FeelType {
  const bare = bareType(type);
  switch (bare.kind) {
    case 'any':
      return ANY;
    case 'list':
      return listOf(propertyType(bare.of, name));
    case 'context':
      return bare.entries.get(name) ?? ANY;
    case 'range':
      if (name === 'start' || name === 'end') return bare.of;
      return name === 'start included' || name === 'end included' ? { kind: 'boolean' } : NULL_TYPE;
    default:
      return PROPERTIES[bare.kind]?.get(name) ?? NULL_TYPE;
  }
}
