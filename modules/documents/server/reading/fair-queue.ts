/** What waits, by whose it is: owners take turns, so that many things of one do not hold up one of another. */
export interface FairQueue<T> {
  readonly size: number;
  /** How many things of an owner wait. */
  sizeOf(owner: string): number;
  /** @param first before what waits in the ordinary way; but not twice in a row while something does. */
  push(item: T, owner: string, first?: boolean): void;
  /** Takes what is next, of an owner who may have something taken. */
  next(may?: (owner: string) => boolean): T | undefined;
}

/** Owners in the order of their turns, each with what waits: who was served goes to the end. */
type Lane<T> = Map<string, T[]>;

const take = <T>(lane: Lane<T>, may: (owner: string) => boolean): T | undefined => {
  for (const [owner, own] of lane) {
    if (!may(owner)) continue;
    const item = own.shift();
    lane.delete(owner);
    if (own.length > 0) lane.set(owner, own);
    return item;
  }
  return undefined;
};

export function createFairQueue<T>(): FairQueue<T> {
  const urgent: Lane<T> = new Map();
  const ordinary: Lane<T> = new Map();
  let wasUrgent = false;
  return {
    get size() {
      return [urgent, ordinary].reduce(
        (sum, lane) => sum + [...lane.values()].reduce((own, { length }) => own + length, 0),
        0,
      );
    },
    sizeOf: owner => (urgent.get(owner)?.length ?? 0) + (ordinary.get(owner)?.length ?? 0),
    push(item, owner, first = false) {
      const lane = first ? urgent : ordinary;
      const own = lane.get(owner);
      if (own) own.push(item);
      else lane.set(owner, [item]);
    },
    next(may = () => true) {
      const lanes = wasUrgent ? [ordinary, urgent] : [urgent, ordinary];
      for (const lane of lanes) {
        const item = take(lane, may);
        if (item === undefined) continue;
        wasUrgent = lane === urgent;
        return item;
      }
      return undefined;
    },
  };
}
