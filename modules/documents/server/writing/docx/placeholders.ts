import { type Tag, TagDisposition } from 'easy-template-x';
import { documentErrors } from '../../../model/errors.ts';

/** What a template is filled with: texts, conditions, and lists whose entries fill what repeats. */
export interface DocxValues {
  readonly [name: string]: string | boolean | readonly DocxValues[];
}

/** A placeholder as it nests: a text, or what stands between `{#name}` and `{/name}`. */
type Placeholder = { readonly name: string; readonly inside?: readonly Placeholder[] };

const NAME = /^[\p{L}\p{N}_]+$/u;

/** @throws DOCUMENTS_TEMPLATE_PLACEHOLDERS_WRONG */
export function nest(tags: readonly Tag[]): Placeholder[] {
  const wrong = tags.filter(tag => !NAME.test(tag.name) || tag.options !== undefined);
  if (wrong.length > 0) throw badly(wrong.map(tag => tag.rawText));
  const root: Placeholder[] = [];
  const open: { name: string; inside: Placeholder[] }[] = [];
  for (const { name, disposition, rawText } of tags) {
    const here = open.at(-1)?.inside ?? root;
    if (disposition === TagDisposition.SelfClosed) here.push({ name });
    else if (disposition === TagDisposition.Open) {
      const block = { name, inside: [] };
      here.push(block);
      open.push(block);
    } else if (open.pop()?.name !== name) throw badly([rawText]);
  }
  if (open.length > 0) throw badly(open.map(({ name }) => `{#${name}}`));
  return root;
}

export const badly = (texts: readonly string[], cause?: unknown) =>
  documentErrors.TEMPLATE_PLACEHOLDERS_WRONG({ placeholders: texts.join('、') }, { cause });

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
