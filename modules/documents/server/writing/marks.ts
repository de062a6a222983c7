/** Marks whose ink stands in the left half of their square: the right half is air. */
const AIR_BEHIND = new Set('，。、；：？！）》〉」』】〕］｝”’');
/** Marks whose ink stands in the right half: the left half is air. */
const AIR_BEFORE = new Set('（《〈「『【〔［｛“‘');
const isMark = (character: string) => AIR_BEHIND.has(character) || AIR_BEFORE.has(character);

/**
 * How much closer `next` stands to `character`, in squares: where two marks meet, the air between them is half a
 * square too much (标点挤压; W3C Requirements for Chinese Text Layout, 3.1.6.1; the OpenType feature `chws`).
 */
export function squeezed(character: string, next: string | undefined): 0 | 0.5 {
  if (next === undefined) return 0;
  const behind = AIR_BEHIND.has(character) && isMark(next);
  return behind || (AIR_BEFORE.has(character) && AIR_BEFORE.has(next)) ? 0.5 : 0;
}

/** Whether the mark may hang half a square over the right edge: what hangs is air. */
export const hangs = (character: string): boolean => AIR_BEHIND.has(character);

/** Marks that may not begin a line (GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout, 3.1.7). */
const NEVER_FIRST = new Set([...AIR_BEHIND, ...'·％‰℃°～－–／,.;:?!)]}%']);
/** Marks that may not end a line. */
const NEVER_LAST = new Set([...AIR_BEFORE, ...'([{￥¥$№＃／']);

/** Whether a line may end with `before` and the next one begin with `after`. */
export const mayBreakBetween = (before: string, after: string): boolean =>
  !NEVER_LAST.has(before.slice(-1)) &&
  !NEVER_FIRST.has(after.slice(0, 1)) &&
  after !== '——' &&
  after !== '……';
