import type { FeelType } from '../feel/tree.ts';
import { coerce } from '../feel/types.ts';
import { TEMPORAL_PARSERS } from '../values/iso.ts';
import { entryOf, isContext } from '../values/kinds.ts';
import { FeelDate, MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';

function temporal(text: string, kind: FeelType['kind']): FeelValue {
  switch (kind) {
    case 'date':
    case 'time':
    case 'date and time':
      return TEMPORAL_PARSERS[kind]?.(text) ?? null;
    case 'years and months duration':
    case 'days and time duration': {
      const duration = TEMPORAL_PARSERS.duration?.(text) ?? null;
      const wanted = kind === 'years and months duration' ? MonthsDuration : SecondsDuration;
      return duration instanceof wanted ? duration : null;
    }
    default:
      return text;
  }
}

/** JSON has no dates: where the type wants one, its text is read; entries that are left out are null. */
function adapt(value: FeelValue, type: FeelType): FeelValue {
  if (typeof value === 'string')
    return type.kind === 'restricted' ? adapt(value, type.of) : temporal(value, type.kind);
  if (value === null || typeof value !== 'object') return value;
  if (type.kind === 'restricted') return adapt(value, type.of);
  if (type.kind === 'list' && Array.isArray(value)) return value.map(item => adapt(item, type.of));
  if (type.kind !== 'context' || !isContext(value)) return value;
  const known = [...type.entries].map(([name, entry]): [string, FeelValue] => [
    name,
    adapt(entryOf(value, name), entry),
  ]);
  return Object.fromEntries([...Object.entries(value), ...known]);
}

/** An input as trees call it, with the way to it: the names of the imports and its own. */
export interface ModelInput {
  readonly name: string;
  readonly typeRef: string;
  readonly type: FeelType;
  readonly path: readonly string[];
}

/** The value that a caller gave: at the whole path, or for an imported model's input under its bare name. */
function given(context: FeelContext, path: readonly string[]): FeelValue {
  const [last = ''] = path.slice(-1);
  let at: FeelValue = context;
  for (const name of path) at = isContext(at) ? entryOf(at, name) : null;
  return at ?? entryOf(context, last);
}

/** Whether a value of the type needs no closer look. */
function obviouslyFits(value: FeelValue | undefined, { kind }: FeelType): boolean {
  switch (typeof value) {
    case 'number':
      return kind === 'number';
    case 'string':
      return kind === 'string';
    case 'boolean':
      return kind === 'boolean';
    default:
      return kind === 'date' && value instanceof FeelDate;
  }
}

/** Brings a context's values to the declared types of the inputs. */
export function inputFitter(inputs: readonly ModelInput[]): (context: FeelContext) => FeelContext {
  const checked = inputs.filter(({ type, path }) => type.kind !== 'any' || path.length > 1);
  return context => {
    const changed: [string, FeelValue][] = [];
    for (const { name, type, path } of checked) {
      if (path.length === 1 && obviouslyFits(context[name], type)) continue;
      const value = path.length === 1 ? entryOf(context, name) : given(context, path);
      const fit = fitInput(value, type);
      if (fit !== value || (path.length > 1 && fit !== null)) changed.push([name, fit]);
    }
    return changed.length === 0 ? context : { ...context, ...Object.fromEntries(changed) };
  };
}

/** An input as its declared type wants it, null where it does not fit (DMN 1.5, 7.3.3 and 10.3.2.9.4). */
const fitInput = (value: FeelValue, type: FeelType): FeelValue =>
  value === null || obviouslyFits(value, type) ? value : coerce(adapt(value, type), type);
