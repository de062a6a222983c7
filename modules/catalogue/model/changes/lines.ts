/** A stretch of lines that differs; `line` is where it starts in the new text, from 1. */
export interface LineChange {
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Texts whose changed middle is longer than this are told as one stretch: comparing costs its square. */
const MOST = 2_000;

/** Compares two texts line by line, by their longest common subsequence of lines. */
export function compareLines(before: string, after: string): LineChange[] {
  if (before === after) return [];
  const was = before.split('\n');
  const is = after.split('\n');
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start++;
  let end = 0;
  while (
    end < was.length - start &&
    end < is.length - start &&
    was[was.length - 1 - end] === is[is.length - 1 - end]
  )
    end++;
  const old = was.slice(start, was.length - end);
  const now = is.slice(start, is.length - end);
  if (old.length > MOST || now.length > MOST) return [{ line: start + 1, before: old, after: now }];
  return stretches(old, now, start + 1);
}

function stretches(old: readonly string[], now: readonly string[], first: number): LineChange[] {
  const common = commonLengths(old, now);
  const width = now.length + 1;
  const found: LineChange[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const from = { i, j };
    while (i < old.length || j < now.length) {
      if (i < old.length && j < now.length && old[i] === now[j]) break;
      const right = common[i * width + j + 1] ?? 0;
      const down = common[(i + 1) * width + j] ?? 0;
      if (i < old.length && (j >= now.length || down >= right)) i++;
      else j++;
    }
    if (i > from.i || j > from.j)
      found.push({ line: first + from.j, before: old.slice(from.i, i), after: now.slice(from.j, j) });
    while (i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
    }
  }
  return found;
}

/** Length of the longest common subsequence of `old` from i and `now` from j, at `i * (now.length + 1) + j`. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}
