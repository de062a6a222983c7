import { addValues } from '../values/arithmetic.ts';
import { compareValues } from '../values/compare.ts';
import { asList } from '../values/kinds.ts';
import { isNumber, toInteger } from '../values/numbers.ts';
import { FeelDate, SecondsDuration } from '../values/temporal.ts';
import { FeelRange, type FeelValue } from '../values/values.ts';
import type { Code, Frame } from './code.ts';
import type { Run } from './run.ts';
import type { Iterator, Tree } from './tree.ts';

type Compile = (tree: Tree) => Code;

const DAY = 86_400;

/** The whole numbers or days from one to the other, both included, downwards where the first is greater. */
function steps(from: FeelValue, to: FeelValue, run: Run): FeelValue[] | null {
  const order = compareValues(from, to);
  const isDays = from instanceof FeelDate && to instanceof FeelDate;
  if (order === null || !(isDays || (toInteger(from) !== null && toInteger(to) !== null))) return null;
  const sign = order > 0 ? -1 : 1;
  const step = isDays ? new SecondsDuration(sign * DAY) : sign;
  const items: FeelValue[] = [];
  for (let at = from; at !== null && (compareValues(at, to) ?? 0) * sign <= 0; at = addValues(at, step)) {
    run.step();
    items.push(at);
  }
  return items;
}

function rangeItems(range: FeelRange, run: Run): FeelValue[] | null {
  const items = steps(range.start, range.end, run);
  if (!items) return null;
  return items.slice(range.startIncluded ? 0 : 1, range.endIncluded ? undefined : -1);
}

/** What an iterator runs over; null where it runs over nothing that can be counted. */
function compileDomain(
  { domain, to }: Iterator,
  compile: Compile,
): (run: Run, frame: Frame | null) => FeelValue[] | null {
  const first = compile(domain);
  if (to) {
    const last = compile(to);
    return (run, frame) => steps(first(run, frame), last(run, frame), run);
  }
  return (run, frame) => {
    const value = first(run, frame);
    if (value instanceof FeelRange) return rangeItems(value, run);
    return value === null ? null : asList(value);
  };
}

/** Runs `visit` for every combination of the iterators' items; false when it returned false or a domain is none. */
function compileIteration(iterators: readonly Iterator[], compile: Compile) {
  const domains = iterators.map(iterator => compileDomain(iterator, compile));
  return (run: Run, frame: Frame | null, visit: (frame: Frame | null) => boolean): boolean => {
    const descend = (level: number, inner: Frame | null): boolean => {
      const domain = domains[level];
      if (!domain) {
        run.step();
        return visit(inner);
      }
      const items = domain(run, inner);
      if (!items) return false;
      for (const value of items) {
        if (!descend(level + 1, { value, outer: inner })) return false;
      }
      return true;
    };
    return descend(0, frame);
  };
}

/** `for ... return ...`; `partial` is the list so far. */
export function compileFor(tree: Tree & { kind: 'for' }, compile: Compile): Code {
  const iterate = compileIteration(tree.iterators, compile);
  const body = compile(tree.body);
  return (run, frame) => {
    const partial: FeelValue[] = [];
    const counted = iterate(run, frame, inner => {
      partial.push(body(run, { value: partial, outer: inner }));
      return true;
    });
    return counted ? partial : null;
  };
}

/** `some` and `every`: a decisive answer settles it, null leaves it open, anything that is no truth is null. */
export function compileQuantified(tree: Tree & { kind: 'some' | 'every' }, compile: Compile): Code {
  const iterate = compileIteration(tree.iterators, compile);
  const body = compile(tree.body);
  const decisive = tree.kind === 'some';
  return (run, frame) => {
    let decided = false;
    let unknown = false;
    const valid = iterate(run, frame, inner => {
      const value = body(run, inner);
      decided ||= value === decisive;
      unknown ||= value === null;
      return value === null || typeof value === 'boolean';
    });
    if (!valid) return null;
    return decided ? decisive : unknown ? null : !decisive;
  };
}

/** `list[...]`: a number picks one item, from the end where negative; a condition keeps those for which it is true. */
export function compileFilter(tree: Tree & { kind: 'filter' }, compile: Compile): Code {
  const list = compile(tree.list);
  const condition = compile(tree.condition);
  return (run, frame) => {
    const value = list(run, frame);
    const items = value instanceof FeelRange ? (rangeItems(value, run) ?? []) : asList(value);
    const first = condition(run, { value: items[0] ?? null, outer: frame });
    if (isNumber(first)) {
      const at = toInteger(first);
      return at === null ? null : (items.at(at > 0 ? at - 1 : at < 0 ? at : items.length) ?? null);
    }
    if (value === null && typeof first !== 'boolean') return null;
    const kept: FeelValue[] = [];
    for (const [i, item] of items.entries()) {
      run.step();
      const verdict = i === 0 ? first : condition(run, { value: item, outer: frame });
      if (verdict === true) kept.push(item);
      else if (verdict !== false && verdict !== null) return null;
    }
    return kept;
  };
}
