import { documentErrors } from '../errors.ts';
import { isNumberWord, type NumberWord } from '../number-words.ts';

/** What a template is filled with: texts, conditions, and lists whose entries fill what repeats. */
export interface DocxValues {
  readonly [name: string]: string | boolean | readonly DocxValues[];
}

/** `{name}`, `{#name}` or `{/name}` as it stands in a template. */
export interface DocxTag {
  readonly kind: 'text' | 'open' | 'close';
  /** What stands in the braces: `申请.企业名称`, `注册资本|大写`. */
  readonly name: string;
  readonly rawText: string;
}

/** A placeholder as it nests: a text, or what stands between `{#name}` and `{/name}`. */
export type Placeholder<T extends DocxTag = DocxTag> = {
  readonly tag: T;
  /** Without the word for numbers. */
  readonly name: string;
  readonly word?: NumberWord;
  readonly inside?: readonly Placeholder<T>[];
};

const NAME = /^[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)?(?:\|\p{L}+)?$/u;

function read<T extends DocxTag>(tag: T): Placeholder<T> | undefined {
  const [name = '', word] = tag.name.split('|');
  if (!NAME.test(tag.name)) return undefined;
  if (word === undefined) return { tag, name };
  return isNumberWord(word) && tag.kind === 'text' ? { tag, name, word } : undefined;
}

/** @throws DOCUMENTS_TEMPLATE_PLACEHOLDERS_WRONG */
export function nest<T extends DocxTag>(tags: readonly T[]): Placeholder<T>[] {
  const wrong = tags.filter(tag => !read(tag));
  if (wrong.length > 0) throw badly(wrong.map(tag => tag.rawText));
  const root: Placeholder<T>[] = [];
  const open: { name: string; inside: Placeholder<T>[] }[] = [];
  for (const tag of tags) {
    const here = open.at(-1)?.inside ?? root;
    const placeholder = read(tag);
    if (!placeholder) continue;
    if (tag.kind === 'text') here.push(placeholder);
    else if (tag.kind === 'open') {
      const block = { ...placeholder, inside: [] };
      here.push(block);
      open.push(block);
    } else if (open.pop()?.name !== tag.name) throw badly([tag.rawText]);
  }
  if (open.length > 0) throw badly(open.map(({ name }) => `{#${name}}`));
  return root;
}

export const badly = (texts: readonly string[], cause?: unknown) =>
  documentErrors.TEMPLATE_PLACEHOLDERS_WRONG({ placeholders: texts.join('、') }, { cause });
