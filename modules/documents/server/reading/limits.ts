/** What a file may be at most. */
export interface FileLimits {
  readonly maxPages: number;
  /** Width times height of a picture, before it is decoded. */
  readonly maxPixels: number;
}

export const defaultLimits: FileLimits = { maxPages: 20, maxPixels: 60_000_000 };
