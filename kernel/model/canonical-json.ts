type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * JSON with one way to be written (RFC 8785): no spaces, names sorted by their UTF-16 code units, numbers and
 * texts as ECMAScript writes them. For values that came out of JSON.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}

const isList = (value: readonly Json[] | object): value is readonly Json[] => Array.isArray(value);
