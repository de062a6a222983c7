/** What waits, by whose it is: owners take turns, so that many things of one do not hold up one of another. */
export interface FairQueue<T> {
  readonly size: number;
  /** @param first before everything that waits, whoever waits. */
  push(item: T, owner: string, first?: boolean): void;
  /** Takes what is next. */
  next(): T | undefined;
}

export function createFairQueue<T>(): FairQueue<T> {
  const urgent: T[] = [];
  /** Owners in the order of their turns: who was served goes to the end. */
  const turns = new Map<string, T[]>();
  let waiting = 0;
  return {
    get size() {
      return waiting + urgent.length;
    },
    push(item, owner, first = false) {
      if (first) {
        urgent.push(item);
        return;
      }
      waiting += 1;
      const own = turns.get(owner);
      if (own) own.push(item);
      else turns.set(owner, [item]);
    },
    next() {
      if (urgent.length > 0) return urgent.shift();
      const [turn] = turns;
      if (!turn) return undefined;
      const [owner, own] = turn;
      const item = own.shift();
      turns.delete(owner);
      if (own.length > 0) turns.set(owner, own);
      waiting -= 1;
      return item;
    },
  };
}
