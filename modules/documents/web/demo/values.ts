/** What a newcomer changed on a specimen, by element. */
export type Changes = Readonly<Record<string, string>>;

/** With one value changed; a value that is as printed is no change. */
export function withChange(changes: Changes, element: string, value: string, printed: string): Changes {
  const { [element]: _before, ...others } = changes;
  return value === printed ? others : { ...others, [element]: value };
}

/** As the operation takes them; the order does not matter to the picture, so it does not make a new address. */
export function sentValues(changes: Changes): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(changes).toSorted(([a], [b]) => a.localeCompare(b))),
  );
}
