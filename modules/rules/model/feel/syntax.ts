import { parser, trackVariables } from 'lezer-feel';
import { LIMITS } from '../limits.ts';
import { type Fault, faults } from './faults.ts';
import type { Dictionary } from './names.ts';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** A fault and where it stands in the text. */
export interface PlacedFault {
  readonly fault: Fault;
  readonly offset: number;
}

/** The deepest nesting of brackets; parsing deeper ones costs time that grows faster than the text. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const c of text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""')) {
    if (c === '(' || c === '[' || c === '{') depth += 1;
    else if (c === ')' || c === ']' || c === '}') depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

// Where the grammar misreads a type it is shown another text of the same length, so that positions hold:
// range<T> as a list, and the types of several words, which it takes for conjunctions, as one word. A name of
// several words may not be broken over lines, which only the built-in ones plausibly are.
const withReadableTypes = (text: string): string =>
  text
    .replace(/\b(?:date\s+and\s+time|(?:years\s+and\s+months|days\s+and\s+time)\s+duration)\b/g, name =>
      name.replace(/\s/g, ' '),
    )
    .replace(/(\bof\s+|[<:,>]\s*)range(\s*<[^<>]*>)/g, '$1list $2')
    .replace(/\b(?:years and months|days and time) duration\b(?!\s*\()/g, type => type.replaceAll(' ', '_'))
    .replace(/(\binstance\s+of\s+|<\s*)date and time\b(?!\s*\()/g, '$1date_and_time');

// It also takes the bracket that closes `[1..3[` for the start of a filter where more follows. Nothing but an
// interval has such a bracket after `..` and before an operator.
const withRoundBrackets = (text: string): string =>
  text.replace(
    /(^|[=<>(,[{:]\s*|\b(?:in|and|or|return|then|else)\s+)\](?=[^[\]()]*\.\.)|(?<=\.\.[^[\]()]*)\[(?=\s*(?:[=<>!,)}.\]]|and\b|or\b|$))/g,
    (bracket, start?: string) => (start === undefined ? ')' : `${bracket.slice(0, -1)}(`),
  );

function firstError(root: SyntaxNode): number | null {
  let at: number | null = null;
  root.cursor().iterate(node => {
    if (at === null && node.type.isError) at = node.from;
  });
  return at;
}

/**
 * Parses with the grammar of lezer-feel.
 * @param top an expression, or the unary tests of a table's cell
 */
export function parseSyntax(
  text: string,
  top: 'Expression' | 'UnaryTests',
  dictionary: Dictionary,
): { readonly root: SyntaxNode } | PlacedFault {
  if (text.trim() === '') return { fault: faults.empty(), offset: 0 };
  if (text.length > LIMITS.text) return { fault: faults.tooLong(LIMITS.text), offset: 0 };
  if (bracketDepth(text) > LIMITS.brackets) return { fault: faults.tooDeep(LIMITS.brackets), offset: 0 };
  const contextTracker = trackVariables({}, dictionary.contextFor(text));
  const grammar = parser.configure({ top, contextTracker });
  const readable = withReadableTypes(text);
  const { topNode: root } = grammar.parse(readable);
  const error = firstError(root);
  if (error === null) return { root };
  const rounded = withRoundBrackets(readable);
  const second = rounded === readable ? root : grammar.parse(rounded).topNode;
  return firstError(second) === null
    ? { root: second }
    : { fault: faults.syntax(text, error), offset: error };
}
