/** What PostgreSQL cannot store as text: the character NUL, and halves of a surrogate pair. */
const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** No contract nests deeper; what does was built to exhaust somebody's stack. */
const MAX_DEPTH = 32;

/** Whether a parsed input holds text, as a value or a name, that could only fail later. */
export function hasUnstorableText(input: unknown, depth = 0): boolean {
  if (typeof input === 'string') return isUnstorable(input);
  if (input === null || typeof input !== 'object') return false;
  if (depth === MAX_DEPTH) return true;
  return Object.entries(input).some(
    ([name, value]) => isUnstorable(name) || hasUnstorableText(value, depth + 1),
  );
}
