import { type Problem, RuleCompileError } from '../problems.ts';
import type { FeelDateTime } from '../values/temporal.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { TreeBuilder } from './build.ts';
import { unaryTests } from './build-tests.ts';
import type { Check } from './code.ts';
import { compileTree } from './compile.ts';
import { readPlainExpression, readPlainTests } from './plain.ts';
import { type Path, readsOf } from './reads.ts';
import { Run } from './run.ts';
import { Names, type Scope, type Vocabulary, vocabulary } from './scope.ts';
import { type PlacedFault, parseSyntax } from './syntax.ts';
import { compileTests } from './tests.ts';
import type { CellTree, Tree } from './tree.ts';

/** How an evaluation may be told the present; the machine's clock by default. */
export interface EvaluationOptions {
  /** The moment of `now()` and `today()`, to replay a decision of the past. */
  readonly now?: FeelDateTime;
}

/** An expression, compiled once, evaluated many times. */
export interface CompiledExpression {
  /** @throws AppError RULES_LIMIT when the evaluation exceeds a limit. */
  evaluate(context: FeelContext, options?: EvaluationOptions): FeelValue;
  /** The dotted paths of the context that it can read, e.g. `["原许可证", "有效期至"]`. */
  readonly reads: readonly Path[];
  readonly text: string;
  /** The tree from which every back end is made. */
  readonly tree: Tree;
}

/** A fault as a problem of the text that stands at `where`. */
export function placed({ fault, offset }: PlacedFault, text: string, where: string): Problem {
  const before = text.slice(0, offset).split('\n');
  return { ...fault, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, where };
}

/** An expression's tree, or what is wrong with it. */
export type Parsed<T> = { readonly parsed: T } | { readonly problems: readonly Problem[] };

function parse<T>(
  text: string,
  top: 'Expression' | 'UnaryTests',
  words: Vocabulary,
  where: string,
  build: (builder: TreeBuilder, root: Parameters<TreeBuilder['expression']>[0] & object) => T,
): Parsed<T> {
  const syntax = parseSyntax(text, top, words.dictionary);
  if ('fault' in syntax) return { problems: [placed(syntax, text, where)] };
  const names = new Names(words);
  const parsed = build(new TreeBuilder(text, names), syntax.root);
  return names.faults.length > 0 ? { problems: names.faults.map(f => placed(f, text, where)) } : { parsed };
}

/** Parses an expression whose `scope` the back end will have pushed as frames. */
export function parseExpression(
  text: string,
  words: Vocabulary,
  where: string,
  scope: Scope | null = null,
): Parsed<Tree> {
  const plain = readPlainExpression(text, words);
  if (plain) return { parsed: plain };
  return parse(text, 'Expression', words, where, (builder, root) => builder.expression(root, scope));
}

const INPUT: Scope = { name: '?', outer: null };

// A text says the same wherever it stands in a table, and many cells repeat one another.
const knownCells = new WeakMap<Vocabulary, Map<string, CellTree | null>>();

/**
 * Parses unary tests; null stands for `-`. The innermost variable of the scope is `?`. Without other variables
 * the same text gives the same tree object again.
 */
export function parseUnaryTests(
  text: string,
  words: Vocabulary,
  where: string,
  scope: Scope | null = INPUT,
): Parsed<CellTree | null> {
  const isAlone = scope?.name === INPUT.name && scope.outer === null;
  const cells = knownCells.get(words) ?? new Map<string, CellTree | null>();
  const known = isAlone ? cells.get(text) : undefined;
  if (known !== undefined) return { parsed: known };
  const plain = readPlainTests(text, words);
  const result: Parsed<CellTree | null> = plain
    ? { parsed: plain }
    : parse(text, 'UnaryTests', words, where, (builder, root) => unaryTests(builder, root, scope));
  if (isAlone && 'parsed' in result) knownCells.set(words, cells.set(text, result.parsed));
  return result;
}

/** The check of parsed unary tests. */
export const compileUnaryTests = (tree: CellTree): Check =>
  compileTests(tree.tests, tree.negated, compileTree);

/**
 * Compiles a FEEL expression (DMN 1.5, 10.3).
 *
 * @param options.names the variables that it may read, also with spaces; a dotted path (`原许可证.有效期至`) names
 * an entry, and then only the named entries are known. Left out, any variable may be read.
 * @param options.where shown with every problem
 * @throws RuleCompileError with all problems: syntax, unknown names and functions, wrong arguments, impossible dates.
 */
export function compileExpression(
  text: string,
  options: { names?: readonly string[]; where?: string } = {},
): CompiledExpression {
  const words = vocabulary(options.names?.map(name => name.split('.').map(part => part.trim())));
  const result = parseExpression(text, words, options.where ?? '');
  if ('problems' in result) throw new RuleCompileError(result.problems);
  const tree = result.parsed;
  const code = compileTree(tree);
  return {
    text,
    tree,
    reads: readsOf(tree),
    evaluate: (context, { now } = {}) => Run.evaluate(context, now, run => code(run, null)),
  };
}
