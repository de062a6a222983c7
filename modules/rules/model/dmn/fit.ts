import type { FeelType } from '../feel/tree.ts';
import { coerce } from '../feel/types.ts';
import { TEMPORAL_PARSERS } from '../values/iso.ts';
import { entryOf, isContext } from '../values/kinds.ts';
import { MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import type { FeelValue } from '../values/values.ts';

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

/** An input as its declared type wants it, null where it does not fit (DMN 1.5, 7.3.3 and 10.3.2.9.4). */
export const fitInput = (value: FeelValue, type: FeelType): FeelValue =>
  value === null || typeof value === type.kind ? value : coerce(adapt(value, type), type);
