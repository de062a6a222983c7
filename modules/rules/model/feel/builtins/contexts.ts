import { entryOf, isContext } from '../../values/kinds.ts';
import type { FeelContext, FeelValue } from '../../values/values.ts';
import { define, isText } from './define.ts';

const withEntry = (context: FeelContext, name: string, value: FeelValue): FeelContext =>
  Object.fromEntries([...Object.entries(context), [name, value]]);

function fromEntries([list = null]: FeelValue[]): FeelValue {
  const items = Array.isArray(list) ? list : [list];
  const entries: [string, FeelValue][] = [];
  for (const item of items) {
    if (!isContext(item) || !Object.hasOwn(item, 'value')) return null;
    const key = entryOf(item, 'key');
    if (!isText(key) || entries.some(([known]) => known === key)) return null;
    entries.push([key, entryOf(item, 'value')]);
  }
  return Object.fromEntries(entries);
}

function put(context: FeelValue, keys: readonly FeelValue[], value: FeelValue): FeelValue {
  const [key, ...deeper] = keys;
  if (!isContext(context) || !isText(key)) return null;
  if (deeper.length === 0) return withEntry(context, key, value);
  const inner = put(entryOf(context, key), deeper, value);
  return inner === null ? null : withEntry(context, key, inner);
}

function merge([list = null]: FeelValue[]): FeelValue {
  const contexts = Array.isArray(list) ? list : [list];
  return contexts.every(isContext) ? Object.fromEntries(contexts.flatMap(Object.entries)) : null;
}

/** DMN 1.5, table 79. */
export const contextFunctions = [
  define('get value', ['m: context, key: text'], ([m = null, key]) =>
    isContext(m) && isText(key) ? entryOf(m, key) : null,
  ),
  define('get entries', ['m: context'], ([m = null]) =>
    isContext(m) ? Object.entries(m).map(([key, value]) => ({ key, value })) : null,
  ),
  define('context', ['entries'], fromEntries),
  define(
    'context put',
    ['context: context, key: text, value', 'context: context, keys: list, value'],
    ([context = null, key = null, value = null]) =>
      Array.isArray(key) ? put(context, key, value) : put(context, [key], value),
  ),
  define('context merge', ['contexts'], merge),
];
