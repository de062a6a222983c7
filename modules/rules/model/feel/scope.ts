import { BUILTINS } from './builtins/index.ts';
import { faults } from './faults.ts';
import { Dictionary, KnownNames, nearestName } from './names.ts';
import type { PlacedFault } from './syntax.ts';
import type { FeelType, Span, Tree, TreeShape } from './tree.ts';
import { simpleType } from './types.ts';

/** What an expression may speak of. */
export interface Vocabulary {
  /** The variables; undefined where any name may be one. */
  readonly known: KnownNames | undefined;
  readonly dictionary: Dictionary;
  readonly types: ReadonlyMap<string, FeelType>;
  /** What the trees call the elements of imported models, by the dotted name that the text has for them. */
  readonly imported: ReadonlyMap<string, string>;
  /** What is known of the variables' types, by their names in trees. */
  readonly variables: ReadonlyMap<string, FeelType>;
  /** Unknown names are null instead of a fault, as the conformance tests have it. */
  readonly lenient: boolean;
}

const BUILTIN_NAMES = [...BUILTINS.keys()];
const BUILTIN_DICTIONARY = new Dictionary(BUILTIN_NAMES);

/** The names of a model's parts, which may be entries anywhere in it. */
export const dictionaryOf = (names: Iterable<string>): Dictionary =>
  new Dictionary(names, BUILTIN_DICTIONARY);

/** @param paths variables and dotted paths; undefined where any name may be one. @param others names of entries. */
export function vocabulary(
  paths: Iterable<readonly string[]> | undefined,
  options: Partial<Pick<Vocabulary, 'types' | 'imported' | 'variables' | 'lenient'>> & {
    others?: Dictionary;
  } = {},
): Vocabulary {
  const known = paths && new KnownNames(paths);
  return {
    known,
    dictionary: new Dictionary(known?.all ?? [], options.others ?? BUILTIN_DICTIONARY),
    types: options.types ?? new Map(),
    imported: options.imported ?? new Map(),
    variables: options.variables ?? new Map(),
    lenient: options.lenient ?? false,
  };
}

/** A local variable, or with the name null the item of a filter, whose entries are names too. */
export interface Scope {
  readonly name: string | null;
  readonly outer: Scope | null;
}

/** Finds out what names mean, and collects what is wrong. */
export class Names {
  readonly faults: PlacedFault[] = [];
  private readonly words: Vocabulary;

  constructor(words: Vocabulary) {
    this.words = words;
  }

  get lenient(): boolean {
    return this.words.lenient;
  }

  fault(fault: PlacedFault['fault'], span: Span): void {
    this.faults.push({ fault, offset: span.from });
  }

  /** The name as declared. */
  canonical(text: string): string {
    return this.words.dictionary.resolve(text);
  }

  /** What a name means at a place; `called` where it is the name of a function. */
  variable(name: string, scope: Scope | null, span: Span, called = false): Tree {
    const items: number[] = [];
    let depth = 0;
    let found: Tree | null = null;
    for (let s = scope; s && !found; s = s.outer, depth++) {
      if (s.name === null) items.push(depth);
      if (s.name === name || (s.name === null && name === 'item'))
        found = { kind: 'local', name, depth, ...span };
    }
    const otherwise =
      found ?? this.dotted(name, scope, span) ?? this.global(name, items.length > 0 && !called, called, span);
    return items.length === 0 || called ? otherwise : { kind: 'member', name, items, otherwise, ...span };
  }

  /** `a.b` that the grammar took for one name, because somewhere in the model it is, but here it is a path. */
  private dotted(name: string, scope: Scope | null, span: Span): Tree | null {
    const dot = name.lastIndexOf('.');
    if (dot < 0 || this.words.known?.get(name)) return null;
    const target = this.variable(name.slice(0, dot).trim(), scope, span);
    return { ...this.entry(target, name.slice(dot + 1).trim()), ...span };
  }

  /** `target.name`: an entry of a value, or an element of an imported model. */
  entry(target: Tree, name: string): TreeShape {
    const element = target.kind === 'input' && this.words.imported.get(`${target.name}.${name}`);
    return element ? { kind: 'input', name: element } : { kind: 'path', target, name };
  }

  private global(name: string, mayBeEntry: boolean, called: boolean, span: Span): Tree {
    const { known, imported, lenient } = this.words;
    if (known?.get(name)) return { kind: 'input', name: imported.get(name) ?? name, ...span };
    if (BUILTINS.has(name)) return { kind: 'builtin', name, ...span };
    if (!known && !mayBeEntry && !called) return { kind: 'input', name, ...span };
    if (!mayBeEntry && !lenient) this.unknown(name, called, span);
    return { kind: 'literal', value: null, ...span };
  }

  private unknown(name: string, called: boolean, span: Span): void {
    const names = this.words.known?.names ?? [];
    const near = nearestName(name, [...names, ...BUILTIN_NAMES]);
    this.fault(called ? faults.unknownFunction(name, near) : faults.unknownName(name, near, names), span);
  }

  /** Faults an entry that is known not to be there. */
  checkPath(path: readonly string[], span: Span): void {
    let level = this.words.known;
    for (const name of path) {
      if (!level || level.names.length === 0) return;
      const next = level.get(name);
      if (!next && !this.words.lenient)
        this.fault(faults.unknownName(name, nearestName(name, level.names), level.names), span);
      level = next;
    }
  }

  type(name: string, span: Span): FeelType {
    const type = this.words.types.get(name) ?? simpleType(name);
    if (!type) this.fault(faults.unknownType(name), span);
    return type ?? { kind: 'any' };
  }
}
