import type { DocxValues, Placeholder } from '../../../model/docx/placeholders.ts';
import { documentErrors } from '../../../model/errors.ts';
import { inNumberWords } from '../../../model/number-words.ts';

const lookUp = (name: string, scopes: readonly DocxValues[]) =>
  scopes.findLast(scope => Object.hasOwn(scope, name))?.[name];

/** Names that the values cannot fill, each once, with the lists around them: 材料.名称. */
function unfilled(
  placeholders: readonly Placeholder[],
  scopes: readonly DocxValues[],
  path: string,
): string[] {
  return placeholders.flatMap(({ name, inside }) => {
    const value = lookUp(name, scopes);
    if (!inside) return typeof value === 'string' ? [] : [path + name];
    if (value === undefined || typeof value === 'string') return [path + name];
    if (typeof value === 'boolean') return value ? unfilled(inside, scopes, path) : [];
    return value.flatMap(entry => unfilled(inside, [...scopes, entry], `${path}${name}.`));
  });
}

/** @throws DOCUMENTS_TEMPLATE_PLACEHOLDERS_UNKNOWN */
export function assertFilled(placeholders: readonly Placeholder[], values: DocxValues): void {
  const missing = new Set(unfilled(placeholders, [values], ''));
  if (missing.size === 0) return;
  throw documentErrors.TEMPLATE_PLACEHOLDERS_UNKNOWN({ placeholders: [...missing].join('、') });
}

/** The placeholders that are filled from the same values: those behind a condition too, those of a list not. */
const inScope = (placeholders: readonly Placeholder[], values: DocxValues): Placeholder[] =>
  placeholders.flatMap(placeholder =>
    placeholder.inside && !Array.isArray(values[placeholder.name])
      ? [placeholder, ...inScope(placeholder.inside, values)]
      : [placeholder],
  );

/** The values with those that a placeholder asks for in words, such as `注册资本|大写`, under its own name. */
export function withNumberWords(
  placeholders: readonly Placeholder[],
  values: DocxValues,
  outer: readonly DocxValues[] = [],
): DocxValues {
  const scopes = [...outer, values];
  const more = inScope(placeholders, values).flatMap(
    ({ tag, name, word, inside }): [string, DocxValues[string]][] => {
      const value = inside ? values[name] : lookUp(name, scopes);
      if (word && typeof value === 'string') return [[tag.name, inNumberWords(value, word)]];
      if (!inside || value === undefined || typeof value === 'string' || typeof value === 'boolean')
        return [];
      return [[name, value.map(entry => withNumberWords(inside, entry, scopes))]];
    },
  );
  return { ...values, ...Object.fromEntries(more) };
}
