import { entryOf, isContext, kindOf } from '../values/kinds.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../values/temporal.ts';
import { FeelFunction, FeelRange, type FeelValue } from '../values/values.ts';
import type { FeelType, FunctionType } from './tree.ts';
import { TypedFunction } from './typed-function.ts';

export const ANY: FeelType = { kind: 'any' };

const SIMPLE = [
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'years and months duration',
  'days and time duration',
  'null',
] as const;

const ALIASES: Readonly<Record<string, FeelType>> = {
  Any: ANY,
  any: ANY,
  Null: { kind: 'null' },
  list: { kind: 'list', of: ANY },
  context: { kind: 'context', entries: new Map() },
  range: { kind: 'range', of: ANY },
  function: { kind: 'function', parameters: null, returns: ANY },
  dateTime: { kind: 'date and time' },
  yearMonthDuration: { kind: 'years and months duration' },
  dayTimeDuration: { kind: 'days and time duration' },
};

const TYPES: ReadonlyMap<string, FeelType> = new Map([
  ...Object.entries(ALIASES),
  ...SIMPLE.map((kind): [string, FeelType] => [kind, { kind }]),
]);

/** Types that a `typeRef` may name as they are; in expressions they have parameters: `list<number>`. */
const PARAMETRIC = new Set(['list', 'context', 'range', 'function']);

/** The type with that name in an expression, undefined when there is none. */
export const simpleType = (name: string): FeelType | undefined =>
  PARAMETRIC.has(name) ? undefined : namedType(name);

/** The type that a `typeRef` names in FEEL, undefined when there is none. */
export const namedType = (name: string): FeelType | undefined => TYPES.get(name);

/**
 * Whether every value of `type` is one of `wanted` (DMN 1.5, 10.3.2.9.2). Functions conform by parameters that take
 * at least what is wanted, and by a result that is at most what is wanted.
 */
export function typeConforms(type: FeelType, wanted: FeelType): boolean {
  if (type === wanted || wanted.kind === 'any' || type.kind === 'null') return true;
  if (type.kind === 'restricted') return typeConforms(type.of, wanted);
  if (type.kind === 'list' && wanted.kind === 'list') return typeConforms(type.of, wanted.of);
  if (type.kind === 'range' && wanted.kind === 'range') return typeConforms(type.of, wanted.of);
  if (type.kind === 'context' && wanted.kind === 'context')
    return [...wanted.entries].every(([name, entry]) => {
      const own = type.entries.get(name);
      return own !== undefined && typeConforms(own, entry);
    });
  if (type.kind === 'function' && wanted.kind === 'function')
    return parametersConform(type, wanted) && typeConforms(type.returns, wanted.returns);
  return type.kind === wanted.kind;
}

function parametersConform({ parameters: own }: FunctionType, { parameters }: FunctionType): boolean {
  if (!own || !parameters) return true;
  return (
    own.length === parameters.length &&
    parameters.every((parameter, i) => typeConforms(parameter, own[i] ?? ANY))
  );
}

function functionConforms(value: FeelValue, wanted: FunctionType): boolean {
  if (value instanceof TypedFunction) return value.conformsTo(wanted);
  const count = wanted.parameters?.length;
  return value instanceof FeelFunction && (count === undefined || count === value.parameters.length);
}

/** Whether the value belongs to the type; null belongs to every type, lists and contexts do by their parts. */
function conforms(value: FeelValue, type: FeelType): boolean {
  if (type.kind === 'any') return true;
  if (value === null) return true;
  switch (type.kind) {
    case 'list':
      return Array.isArray(value) && value.every(item => conforms(item, type.of));
    case 'range':
      return value instanceof FeelRange && conforms(value.start, type.of) && conforms(value.end, type.of);
    case 'context':
      return (
        isContext(value) &&
        [...type.entries].every(
          ([name, entry]) => Object.hasOwn(value, name) && conforms(entryOf(value, name), entry),
        )
      );
    case 'function':
      return functionConforms(value, type);
    case 'restricted':
      return (
        conforms(value, type.of) &&
        (Array.isArray(value) ? value : [value]).every(item => type.allows(item) === true)
      );
    default:
      return kindOf(value) === type.kind;
  }
}

/**
 * The value as the type wants it (DMN 1.5, 10.3.2.9.4): a list of one is that one and the other way round, a
 * date is its midnight in UTC; what still does not conform is null.
 */
export function coerce(value: FeelValue, type: FeelType): FeelValue {
  if (value === null || type.kind === 'any' || conforms(value, type)) return value;
  const wanted = type.kind === 'restricted' ? type.of.kind : type.kind;
  if (Array.isArray(value) && value.length === 1 && wanted !== 'list') {
    const only = value[0] ?? null;
    return Array.isArray(only) ? null : coerce(only, type);
  }
  if (wanted === 'list' && !Array.isArray(value)) return conforms([value], type) ? [value] : null;
  if (wanted === 'date and time' && value instanceof FeelDate)
    return new FeelDateTime(value, new FeelTime(0, 0, { offsetSeconds: 0 }));
  return null;
}

/** `instance of` (DMN 1.5, table 61): null is an instance of Null only. */
export const instanceOf = (value: FeelValue, type: FeelType): boolean =>
  value === null ? type.kind === 'null' : conforms(value, type);
