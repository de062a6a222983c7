import { documentErrors } from '../../model/errors.ts';

/** What a file may be at most. */
export interface FileLimits {
  readonly maxPages: number;
  /** Width times height of a picture, before it is decoded. */
  readonly maxPixels: number;
}

export const defaultLimits: FileLimits = { maxPages: 20, maxPixels: 60_000_000 };

/** Long side by short side; a long picture of a whole conversation on a telephone is some 30. */
const longestShape = 60;

/** @throws DOCUMENTS_TOO_NARROW: at reading size its short side would be a few pixels, enlarged without end */
export function refuseNarrow(width: number, height: number): void {
  if (Math.max(width, height) > longestShape * Math.min(width, height))
    throw documentErrors.TOO_NARROW({ width: Math.round(width), height: Math.round(height) });
}
