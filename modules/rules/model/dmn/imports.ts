import { LIMITS } from '../limits.ts';
import { type Problem, RuleCompileError } from '../problems.ts';
import { Compiler } from './compiler.ts';
import { childrenOf, type Element, textOf } from './elements.ts';
import { dmnFaults, refused } from './faults.ts';
import { readDefinitions } from './xml.ts';

/** A model with the way from the main one to it: the names of the imports. */
interface Unit {
  readonly path: readonly string[];
  readonly compiler: Compiler;
}

/** The models that a file offers to another for import, by their namespaces, and what is wrong with the others. */
interface Offered {
  readonly models: ReadonlyMap<string, Element>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the files from which a model may import. A broken one matters only where a model is missed.
 * @throws RuleCompileError for more text than a model may have
 */
export async function readOffered(texts: readonly string[]): Promise<Offered> {
  if (texts.reduce((sum, text) => sum + text.length, 0) > LIMITS.megabytes * 2 ** 20)
    throw refused(dmnFaults.tooLarge(LIMITS.megabytes));
  const models = new Map<string, Element>();
  const problems: Problem[] = [];
  for (const text of texts) {
    try {
      const definitions = await readDefinitions(text);
      models.set(textOf(definitions, 'namespace'), definitions);
    } catch (error) {
      if (!(error instanceof RuleCompileError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { models, problems };
}

/** Compiles models after those that they import, each once (DMN 1.5, 6.3.3). */
export class Importer {
  readonly problems: Problem[] = [];
  readonly units: Unit[] = [];
  private readonly offered: Offered;
  readonly lenient: boolean;
  private readonly known = new Map<string, Compiler>();
  private readonly open = new Set<string>();

  constructor(offered: Offered, lenient: boolean) {
    this.offered = offered;
    this.lenient = lenient;
  }

  /** The main model; the imported ones stand before it in `units`. */
  main(definitions: Element): Compiler {
    return this.compile(definitions, []);
  }

  private compile(definitions: Element, path: readonly string[]): Compiler {
    const namespace = textOf(definitions, 'namespace');
    this.open.add(namespace);
    const imports = childrenOf(definitions, 'import').flatMap(item => {
      const name = textOf(item, 'name');
      const compiler = this.imported(item, name, path);
      return compiler ? [{ name, namespace: textOf(item, 'namespace'), compiler }] : [];
    });
    this.open.delete(namespace);
    const prefix = path.length === 0 ? '' : this.prefix(path, definitions);
    const compiler = new Compiler(definitions, {
      imports,
      prefix,
      problems: this.problems,
      lenient: this.lenient,
    });
    this.known.set(namespace, compiler);
    this.units.push({ path, compiler });
    return compiler;
  }

  private imported(item: Element, name: string, path: readonly string[]): Compiler | null {
    const namespace = textOf(item, 'namespace');
    const kind = textOf(item, 'importType');
    const known = this.known.get(namespace);
    if (known) return known;
    const definitions = this.offered.models.get(namespace);
    if (!/\/DMN\//.test(kind)) this.problems.push(dmnFaults.importKind(name, kind));
    else if (this.open.has(namespace)) this.problems.push(dmnFaults.importCycle(name, namespace));
    else if (definitions) return this.compile(definitions, [...path, name]);
    else this.problems.push(dmnFaults.importNotFound(name, namespace), ...this.offered.problems);
    return null;
  }

  /** What sets the names of an imported model apart; one without a name of its own goes by the model's. */
  private prefix(path: readonly string[], definitions: Element): string {
    const wanted = path.map(name => name || textOf(definitions, 'name')).join('.');
    const taken = this.units.some(unit => unit.path.join('.') === path.join('.'));
    return `${taken ? `${wanted} ${textOf(definitions, 'namespace')}` : wanted}.`;
  }
}
