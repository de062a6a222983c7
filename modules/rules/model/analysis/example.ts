import { AppError } from '@zhiban/kernel';
import type { CompiledDecision, DecisionResult } from '../dmn/decision.ts';
import { inputPath } from '../feel/build.ts';
import { typeOf } from '../feel/infer.ts';
import type { FeelType, Tree } from '../feel/tree.ts';
import { isContext } from '../values/kinds.ts';
import { isPropertyName } from '../values/properties.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { baseOf } from './axis.ts';
import { members } from './bits.ts';
import type { TableFinding } from './finding.ts';
import type { Box, Dimension, Space } from './space.ts';

/** What an example shows when the decision is evaluated on it. */
type Shows = (result: DecisionResult) => boolean;

export type Example = Pick<TableFinding, 'example' | 'certain'>;

/** For a finding that holds for all values, or whose conditions are computed. */
export const WITHOUT_VALUES: Example = { example: [], certain: true };

/** Makes examples of boxes, and evaluates the decision on them. */
export class Examples {
  private readonly decision: CompiledDecision;
  private readonly space: Space;
  /** Where a dimension's value stands in the decision's inputs; null where it is computed. */
  private readonly paths: readonly (readonly string[] | null)[];

  constructor(decision: CompiledDecision, space: Space, inputs: ReadonlyMap<string, FeelType>) {
    this.decision = decision;
    this.space = space;
    const read = new Set(decision.reads.map(([root]) => root));
    const own = decision.source.inputs.filter(({ path }) => path.length === 1);
    const roots = new Set(own.flatMap(({ name }) => (read.has(name) ? [name] : [])));
    this.paths = space.dimensions.map(({ axis, value }) => {
      const path = axis && plainPath(value, inputs);
      return path && roots.has(path[0] ?? '') ? path : null;
    });
  }

  /**
   * An example of the box, null where the decision does not show on it what was claimed.
   * @param bound the dimensions on which the claim rests
   */
  of(box: Box, bound: readonly number[], shows: Shows): Example | null {
    const values = this.space.dimensions.map((dimension, d) => valueIn(dimension, box[d] ?? 0n));
    const context: Record<string, FeelValue> = {};
    const isPlaced = this.paths.map((path, d) => path !== null && place(context, path, values[d] ?? null));
    const certain = bound.every(d => isPlaced[d]);
    if (certain && !this.evaluates(context, shows)) return null;
    const example = this.space.dimensions.flatMap(({ axis, label }, d) =>
      axis ? [{ input: label, value: values[d] ?? null }] : [],
    );
    return { example, certain };
  }

  private evaluates(context: FeelContext, shows: Shows): boolean {
    try {
      return shows(this.decision.evaluate(context, { trace: true }));
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }
}

/** The path of an input that can be given any value; a property such as `.year` cannot. */
function plainPath(value: Tree, inputs: ReadonlyMap<string, FeelType>): readonly string[] | null {
  if (value.kind === 'coerce') return plainPath(value.value, inputs);
  const path = inputPath(value);
  if (!path || value.kind !== 'path' || !isPropertyName(value.name)) return path;
  return baseOf(typeOf(value.target, { inputs, locals: [] })).kind === 'context' ? path : null;
}

/** Puts a value at a path; false where another value stands in the way. */
function place(context: Record<string, FeelValue>, path: readonly string[], value: FeelValue): boolean {
  const [name = '', ...rest] = path;
  const there = Object.hasOwn(context, name) ? context[name] : undefined;
  if (rest.length === 0) {
    if (there !== undefined) return false;
    context[name] = value;
    return true;
  }
  if (there !== undefined && !isContext(there)) return false;
  const inner: Record<string, FeelValue> = { ...there };
  const done = place(inner, rest, value);
  if (done) context[name] = inner;
  return done;
}

/** The most telling value of a set of regions: one that a cell names, before one that lies beyond them all. */
function valueIn({ axis, known }: Dimension, set: bigint): FeelValue {
  if (!axis) return null;
  const regions = members(set & known).map(i => axis.regions[i]);
  const point = regions.find(region => region && !region.isRest && !region.stretch);
  const bounded = regions.find(region => region?.stretch?.from != null && region.stretch.to != null);
  return (point ?? bounded ?? regions[0])?.value ?? null;
}

/** The dimensions in which a box leaves something out. */
export const boundOf = ({ dimensions }: Space, box: Box): number[] =>
  dimensions.flatMap(({ all, known }, d) => {
    const set = box[d] ?? 0n;
    return set === all || (set & known) === known ? [] : [d];
  });
