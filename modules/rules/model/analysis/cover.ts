import { bit, bits, members } from './bits.ts';
import type { Budget } from './boxes.ts';
import type { Box } from './space.ts';

/** Regions of one dimension in which the same boxes, or connected ones, are in play. */
interface Part {
  readonly regions: bigint;
  readonly boxes: bigint;
}

/** The parts into which a box falls along one dimension. */
interface Division {
  readonly d: number;
  readonly parts: readonly Part[];
}

/**
 * Boxes that together may cover another: finds a point that they leave out.
 *
 * A box under search is divided along the dimension in which the boxes in play fall apart into most groups that
 * share no region, so that each is met once; where they do not fall apart, region by region, of which those are
 * left out whose boxes include all boxes of another. The idea is the sweep of Calvanese, Dumas, Laurson, Maggi,
 * Montali and Teinemaa, "Semantics and Analysis of DMN Decision Tables" (BPM 2016).
 */
export class Cover {
  private readonly budget: Budget;
  /** For each dimension and region, the boxes that reach it. */
  private readonly reaching: bigint[][];
  private count = 0;

  /** @param sizes how many regions each dimension has */
  constructor(sizes: readonly number[], boxes: Iterable<Box>, budget: Budget) {
    this.budget = budget;
    this.reaching = sizes.map(size => new Array<bigint>(size).fill(0n));
    for (const box of boxes) this.add(box);
  }

  /** Boxes are numbered as they come. */
  add(box: Box): void {
    const own = bit(this.count++);
    for (const [d, regions] of this.reaching.entries())
      for (const region of members(box[d] ?? 0n)) regions[region] = (regions[region] ?? 0n) | own;
  }

  /**
   * A point of the box, as a region for each dimension, that none of the boxes covers; null where they cover it
   * all, or where the budget ends first.
   * @param among the numbers of the boxes that count; all when left out
   */
  leavesOut(box: Box, among: bigint = bits(this.count)): number[] | null {
    if (box.some(set => set === 0n)) return null;
    const seen = this.inPlay(box, among);
    if (!seen) return null;
    const { active, whole } = seen;
    if (active === 0n) return box.map(set => members(set)[0] ?? 0);
    if ((whole & active) !== 0n) return null;
    const { d, parts } = this.divide(box, active);
    for (const { regions, boxes } of parts) {
      const point = this.leavesOut(box.with(d, regions), boxes);
      if (point || this.budget.isSpent) return point;
    }
    return null;
  }

  /** The boxes that reach a box, and those that hold all of it. */
  private inPlay(box: Box, among: bigint): { active: bigint; whole: bigint } | null {
    let active = among;
    let whole = among;
    for (const [d, set] of box.entries()) {
      const reaching = this.reaching[d] ?? [];
      const regions = members(set);
      if (!this.budget.spend(regions.length)) return null;
      let any = 0n;
      for (const region of regions) {
        any |= reaching[region] ?? 0n;
        whole &= reaching[region] ?? 0n;
      }
      active &= any;
    }
    return { active, whole };
  }

  private divide(box: Box, active: bigint): Division {
    let apart: Division | null = null;
    let groupwise: Division | null = null;
    for (const [d, set] of box.entries()) {
      const groups = this.groups(d, set, active);
      const empty = groups.find(({ boxes }) => boxes === 0n);
      if (empty) return { d, parts: [empty] };
      if (groups.length === 1) continue;
      const parts = connected(groups);
      if (parts.length > 1 && parts.length > (apart?.parts.length ?? 0)) apart = { d, parts };
      if (!groupwise || groups.length < groupwise.parts.length) groupwise = { d, parts: groups };
    }
    if (apart) return apart;
    return { d: groupwise?.d ?? 0, parts: smallest(groupwise?.parts ?? []) };
  }

  /** The regions of a dimension by the boxes that are in play there. */
  private groups(d: number, set: bigint, active: bigint): Part[] {
    const groups = new Map<bigint, bigint>();
    const reaching = this.reaching[d] ?? [];
    for (const region of members(set)) {
      const boxes = active & (reaching[region] ?? 0n);
      groups.set(boxes, (groups.get(boxes) ?? 0n) | bit(region));
    }
    return Array.from(groups, ([boxes, regions]) => ({ boxes, regions }));
  }
}

/** Groups put together until no two share a box. */
function connected(groups: readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const group of groups) {
    let joined = group;
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      if (!part || (part.boxes & joined.boxes) === 0n) continue;
      joined = { boxes: joined.boxes | part.boxes, regions: joined.regions | part.regions };
      parts.splice(i, 1);
    }
    parts.push(joined);
  }
  return parts;
}

const size = (set: bigint): number => members(set).length;

/** The parts whose boxes do not include all boxes of another part. */
function smallest(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of parts.toSorted((a, b) => size(a.boxes) - size(b.boxes)))
    if (!kept.some(({ boxes }) => (boxes & part.boxes) === boxes)) kept.push(part);
  return kept;
}
