import type { PageGrain } from './grain.ts';
import type { Patch } from './patches.ts';

/** A patch belongs to a stretch when its grain is below this share of the page's. */
const less = 0.68;
/** Mean share of a stretch of two, and of three or more. */
const least = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.42, 0.6] as const;

/**
 * Finds stretches of print whose paper lacks the grain of the page: a photograph has it everywhere, what was
 * painted over or pasted in has not. One character alone never counts.
 */
export function findBareGround(patches: readonly Patch[], { grains, median }: PageGrain): Patch[][] {
  const stretches: { patches: Patch[]; shares: number[] }[] = [];
  let open = false;
  for (const [index, patch] of patches.entries()) {
    const grain = grains[index];
    const share = grain ? grain.deviation / median : 1;
    const last = stretches.at(-1);
    if (share >= less) open = false;
    else if (open && last && last.patches.at(-1)?.line === patch.line) {
      last.patches.push(patch);
      last.shares.push(share);
    } else {
      stretches.push({ patches: [patch], shares: [share] });
      open = true;
    }
  }
  return stretches
    .filter(({ shares }) => {
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      return mean < (least[Math.min(shares.length, 3)] ?? 0);
    })
    .map(stretch => stretch.patches);
}
