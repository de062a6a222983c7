import { compileUnaryTests } from '../feel/expression.ts';
import { Run } from '../feel/run.ts';
import type { CellTree, FeelType } from '../feel/tree.ts';
import { compareValues, equalValues } from '../values/compare.ts';
import { kindOf } from '../values/kinds.ts';
import type { FeelValue } from '../values/values.ts';
import { bits, setOf } from './bits.ts';
import { breakpointsOf } from './breakpoints.ts';
import { scaleOf } from './scale.ts';

/** A stretch of an axis, within which no cell tells one value from another. */
export interface Region {
  /** One of its values. */
  readonly value: FeelValue;
  /** The ends of a stretch, which do not belong to it, null for an open one; undefined where it is a point or the rest. */
  readonly stretch?: { readonly from: FeelValue; readonly to: FeelValue };
  /** All texts that no cell names. */
  readonly isRest?: true;
}

/** The values of one input expression, cut into regions; the last region is the unknown value, null. */
export interface Axis {
  readonly regions: readonly Region[];
  readonly all: bigint;
  /** The regions of known values that certainly belong to the input's type: what examples are made of. */
  readonly known: bigint;
  /** The regions where a cell holds. */
  where(cell: CellTree): bigint;
}

/** What is known of the values of an input beside the cells. */
interface AxisDomain {
  readonly type: FeelType;
  /** Counts and lengths: whole numbers from 0. */
  readonly isCount: boolean;
}

type Restriction = FeelType & { readonly kind: 'restricted' };

const restrictionsOf = (type: FeelType): Restriction[] =>
  type.kind === 'restricted' ? [type, ...restrictionsOf(type.of)] : [];

/** The type without its allowed values. */
export const baseOf = (type: FeelType): FeelType => (type.kind === 'restricted' ? baseOf(type.of) : type);

/** Sorted lists without doubles, one for each set of values that can be compared with one another. */
function sorted(values: readonly FeelValue[]): FeelValue[][] {
  const lists: FeelValue[][] = [];
  for (const value of values) {
    const list = lists.find(([first = null]) => compareValues(first, value) !== null);
    if (list) list.push(value);
    else lists.push([value]);
  }
  return lists.map(list =>
    list
      .toSorted((a, b) => compareValues(a, b) ?? 0)
      .filter((value, i, all) => i === 0 || equalValues(value, all[i - 1] ?? null) !== true),
  );
}

/** Points on a scale and the stretches around them. */
function stretches(points: readonly FeelValue[]): Region[] {
  const [first = null] = points;
  const scale = scaleOf(kindOf(first));
  const stretch = (value: FeelValue, from: FeelValue, to: FeelValue): Region[] =>
    value === null ? [] : [{ value, stretch: { from, to } }];
  if (!scale) return [];
  return [
    ...stretch(scale.below(first), null, first),
    ...points.flatMap((value, i) => {
      const next = points[i + 1];
      const after = next === undefined ? scale.above(value) : scale.between(value, next);
      return [{ value }, ...stretch(after, value, next ?? null)];
    }),
  ];
}

/** Texts that are only compared for equality: each, and all others as one. */
function named(texts: readonly FeelValue[]): Region[] {
  const known = new Set(texts);
  const other = ['其他', '别的'].find(text => !known.has(text)) ?? texts.join('或');
  return [...texts.map(value => ({ value })), { value: other, isRest: true }];
}

const isOrdered = ({ text }: CellTree): boolean => /[<>]|\.\.|between/.test(text);

function regionsOf(tests: readonly CellTree[], { type, isCount }: AxisDomain): Region[] {
  const { kind } = baseOf(type);
  const points = tests.flatMap(cell => breakpointsOf(cell) ?? []);
  if (isCount) points.push(0);
  const isNamed = (value: FeelValue): boolean => typeof value === 'string' && !tests.some(isOrdered);
  const texts = [...new Set(points.filter(isNamed))];
  const regions: Region[] = texts.length > 0 ? named(texts) : [];
  const scaled = points.filter(value => typeof value !== 'boolean' && !isNamed(value));
  regions.push(...sorted(scaled).flatMap(stretches));
  if (kind === 'boolean' || points.some(value => typeof value === 'boolean'))
    regions.push({ value: true }, { value: false });
  if (kind === 'any') return [...(regions.length > 0 ? regions : named([])), FOREIGN];
  const ofKind = regions.filter(({ value }) => kindOf(value) === kind);
  const usual = kind === 'list' || kind === 'range' || kind === 'context' ? undefined : usualOf(kind);
  return ofKind.length > 0 || usual === undefined ? ofKind : [{ value: usual, isRest: true }];
}

const usualOf = (kind: FeelType['kind']): FeelValue | undefined =>
  kind === 'restricted' || kind === 'any' ? undefined : scaleOf(kind)?.usual;

/** Stands for values of kinds that no cell names: an input without a type may have them. */
const FOREIGN: Region = { value: {} };

const isWhole = (value: FeelValue): boolean => Number.isInteger(value) && Number(value) >= 0;

/**
 * The axis of an input expression.
 * @param cells the cells of its columns that depend on nothing but its value
 */
export function axisOf(cells: readonly CellTree[], domain: AxisDomain): Axis {
  const restrictions = restrictionsOf(domain.type);
  const allowed = (value: FeelValue): boolean => restrictions.every(({ allows }) => allows(value) === true);
  // A restriction that is not cut at its own ends says nothing of a region, only of the value that stands for it.
  const isExact = restrictions.every(({ tests }) => breakpointsOf(tests) !== null);
  const found = regionsOf([...cells, ...restrictions.map(({ tests }) => tests)], domain)
    .filter(({ value }) => !isExact || allowed(value))
    .filter(({ value }) => !domain.isCount || isWhole(value));
  const regions: Region[] = [...found, { value: null }];
  const memo = new Map<string, bigint>();

  const evaluate = (cell: CellTree): bigint => {
    const check = compileUnaryTests(cell);
    return Run.evaluate({}, undefined, run =>
      setOf(regions, ({ value }) => check(value, run, { value, outer: null }) === true),
    );
  };
  return {
    regions,
    all: bits(regions.length),
    known: setOf(found, region => region !== FOREIGN && allowed(region.value)),
    where(cell) {
      const known = memo.get(cell.text);
      const set = known ?? evaluate(cell);
      memo.set(cell.text, set);
      return set;
    },
  };
}
