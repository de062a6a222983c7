import type { ArithmeticOperator, FeelType } from './tree.ts';
import { bareType, NULL_TYPE } from './type-algebra.ts';
import { ANY } from './types.ts';

// The kinds of results of FEEL's arithmetic (DMN 1.5, tables 50 to 56); null where an operation has no meaning.

type Kind = FeelType['kind'];

const MONTHS = 'years and months duration';
const SECONDS = 'days and time duration';
const MOMENTS: readonly Kind[] = ['date', 'time', 'date and time'];
const isDuration = (kind: Kind): boolean => kind === MONTHS || kind === SECONDS;

function sum(a: Kind, b: Kind): Kind {
  if (a === b && (a === 'number' || a === 'string' || isDuration(a))) return a;
  const [moment, duration] = isDuration(a) ? [b, a] : [a, b];
  if (!MOMENTS.includes(moment) || !isDuration(duration)) return 'null';
  return moment === 'time' && duration === MONTHS ? 'null' : moment;
}

function difference(a: Kind, b: Kind): Kind {
  if (a === 'string' || (isDuration(a) && MOMENTS.includes(b))) return 'null';
  if (!MOMENTS.includes(a) || !MOMENTS.includes(b)) return sum(a, b);
  return (a === 'time') === (b === 'time') ? SECONDS : 'null';
}

function product(a: Kind, b: Kind): Kind {
  if (a === 'number') return b === 'number' || isDuration(b) ? b : 'null';
  return isDuration(a) && b === 'number' ? a : 'null';
}

function quotient(a: Kind, b: Kind): Kind {
  if (b === 'number') return a === 'number' || isDuration(a) ? a : 'null';
  return isDuration(a) && a === b ? 'number' : 'null';
}

const RESULTS: Readonly<Record<ArithmeticOperator, (a: Kind, b: Kind) => Kind>> = {
  '+': sum,
  '-': difference,
  '*': product,
  '/': quotient,
  '**': (a, b) => (a === 'number' && b === 'number' ? 'number' : 'null'),
};

const simple = (kind: Kind): FeelType => {
  switch (kind) {
    case 'number':
    case 'string':
    case 'date':
    case 'time':
    case 'date and time':
    case MONTHS:
    case SECONDS:
      return { kind };
    default:
      return NULL_TYPE;
  }
};

const KINDS: readonly Kind[] = ['number', 'string', ...MOMENTS, MONTHS, SECONDS];

/** The type of a calculation; where one side is not known, the one that all its possible kinds lead to. */
export function arithmeticType(operator: ArithmeticOperator, left: FeelType, right: FeelType): FeelType {
  const a = bareType(left).kind;
  const b = bareType(right).kind;
  const results = new Set<Kind>();
  for (const x of a === 'any' ? KINDS : [a])
    for (const y of b === 'any' ? KINDS : [b]) results.add(RESULTS[operator](x, y));
  results.delete('null');
  const [only] = results;
  return results.size > 1 ? ANY : simple(only ?? 'null');
}

/** The type of a negation. */
export function negationType(operand: FeelType): FeelType {
  const { kind } = bareType(operand);
  if (kind === 'any') return ANY;
  return kind === 'number' || isDuration(kind) ? simple(kind) : NULL_TYPE;
}
