import { normalizeContextKey, VariableContext } from 'lezer-feel';

const KEYWORDS = new Set(
  'and between date duration else every external false for function if in instance not null of or return satisfies some then time true'.split(
    ' ',
  ),
);

const isPlain = (key: string): boolean =>
  key.split(' ').every(word => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) && !KEYWORDS.has(word));

/**
 * The names that may be met in an expression. The grammar takes plain words that follow one another for one
 * name by itself; names with other characters or keywords (`员工-人数`, `A/B`, `date of birth`) it must be told.
 */
export class Dictionary {
  private readonly originals = new Map<string, string>();
  private readonly special: string[];
  private readonly base: Dictionary | null;

  constructor(names: Iterable<string>, base: Dictionary | null = null) {
    this.base = base;
    this.special = base ? [...base.special] : [];
    for (const name of names) {
      const key = normalizeContextKey(name);
      if (this.originals.has(key)) continue;
      this.originals.set(key, name);
      if (!isPlain(key)) this.special.push(name);
    }
  }

  /** The name as declared, for a text that may differ from it in spaces. */
  resolve(text: string): string {
    return this.declared(normalizeContextKey(text)) ?? text.replace(/\s+/g, ' ').trim();
  }

  private declared(key: string): string | undefined {
    return this.originals.get(key) ?? this.base?.declared(key);
  }

  /** Whether an unusual name of the model, which may look like a number or a text, could stand in a text. */
  mayNameWithin(text: string): boolean {
    return this.special.slice(this.base?.special.length ?? 0).some(name => text.includes(name.charAt(0)));
  }

  /** A context class for lezer-feel that knows the special names of the text at every level. */
  contextFor(text: string): typeof VariableContext {
    const names = this.special.filter(name => text.includes(name.charAt(0)));
    if (names.length === 0) return VariableContext;
    return class extends VariableContext {
      override getKeys(): string[] {
        return [...new Set([...super.getKeys(), ...names])];
      }
    };
  }
}

/** Which variables an expression may read, and which of their entries; a name without entries holds anything. */
export class KnownNames {
  private readonly children = new Map<string, KnownNames>();

  /** @param paths variables, or dotted paths to their entries, which then are the only ones. */
  constructor(paths: Iterable<readonly string[]>) {
    for (const path of paths) this.add(path);
  }

  private add([first, ...rest]: readonly string[]): void {
    if (first === undefined) return;
    const child = this.children.get(first) ?? new KnownNames([]);
    child.add(rest);
    this.children.set(first, child);
  }

  /** What is known below a name, undefined when the name is unknown. */
  get(name: string): KnownNames | undefined {
    return this.children.get(name);
  }

  get names(): string[] {
    return [...this.children.keys()];
  }

  /** Every name at every level. */
  get all(): string[] {
    return [...this.children].flatMap(([name, child]) => [name, ...child.all]);
  }
}

/** Edit distance, given up above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** The candidate that a mistyped name most likely meant, if any is near. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const limit = name.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates.slice(0, 1000)) {
    const d = distance(name, candidate, limit);
    if (d < least && d < name.length) [best, least] = [candidate, d];
  }
  return best;
}
