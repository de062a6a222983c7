/** Upper bounds of the histogram's buckets in seconds; the last bucket has none. */
const BOUNDS = [10, 60, 600, 3_600, 14_400, 86_400, 259_200, 604_800, 1_209_600, 2_592_000] as const;

/** Share of applications that "usually" means. */
const USUALLY = 0.8;

/** The bucket that a duration of so many seconds falls into, from 0 to `BOUNDS.length`. */
export function bucketOf(seconds: number): number {
  const index = BOUNDS.findIndex(bound => seconds <= bound);
  return index === -1 ? BOUNDS.length : index;
}

export interface Bucket {
  readonly bucket: number;
  readonly applications: number;
  readonly automatic: number;
}

interface UsualTime {
  /** How many closed applications were measured. */
  readonly applications: number;
  /** Four of five took at most so many seconds; null: longer than thirty days. */
  readonly withinSeconds: number | null;
  /** Share that no officer had to touch, from 0 to 1. */
  readonly automaticShare: number;
}

/** What the histogram says; null before the first application was closed. */
export function usualTime(histogram: readonly Bucket[]): UsualTime | null {
  const applications = histogram.reduce((sum, bucket) => sum + bucket.applications, 0);
  if (applications === 0) return null;
  const automatic = histogram.reduce((sum, bucket) => sum + bucket.automatic, 0);
  let seen = 0;
  for (const { bucket, applications: count } of histogram.toSorted((a, b) => a.bucket - b.bucket)) {
    seen += count;
    if (seen >= applications * USUALLY)
      return {
        applications,
        withinSeconds: BOUNDS[bucket] ?? null,
        automaticShare: automatic / applications,
      };
  }
  return null;
}
