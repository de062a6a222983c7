// Sets of small whole numbers as the bits of a bigint.

/** The numbers below `count`. */
export const bits = (count: number): bigint => (1n << BigInt(count)) - 1n;

export const bit = (index: number): bigint => 1n << BigInt(index);

export const has = (set: bigint, index: number): boolean => ((set >> BigInt(index)) & 1n) === 1n;

/** The places of the items that pass. */
export function setOf<T>(items: readonly T[], passes: (item: T, index: number) => boolean): bigint {
  const digits = items.map((item, i) => (passes(item, i) ? '1' : '0')).reverse();
  return digits.length === 0 ? 0n : BigInt(`0b${digits.join('')}`);
}

/** The numbers of a set, smallest first. */
export function members(set: bigint): number[] {
  const digits = set.toString(2);
  const found: number[] = [];
  for (let i = digits.length - 1; i >= 0; i--) if (digits[i] === '1') found.push(digits.length - 1 - i);
  return found;
}
