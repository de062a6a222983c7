/**
 * The entry a step further down (1) or up (-1) the list; it stays at the ends. Without a current one, or with one
 * that is not in the list, it is the first.
 */
export function neighbour(
  ids: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}

/** What to open when an entry leaves the list: the one after it, else the one before, else nothing. */
export function afterLeaving(ids: readonly string[], left: string): string | undefined {
  const at = ids.indexOf(left);
  return at < 0 ? ids[0] : (ids[at + 1] ?? ids[at - 1]);
}
