import sharp from 'sharp';
import { documentErrors } from '../../model/errors.ts';
import type { MediaType } from '../../model/reading.ts';
import { defaultLimits, type FileLimits } from './limits.ts';
import { sniff } from './stages/sniff.ts';
import { createWorkerProcess } from './worker-process.ts';

export interface InspectedFile {
  readonly mediaType: MediaType;
  readonly pages: number;
  /** Size of a picture in pixels, as it is seen (EXIF orientation applied). */
  readonly width?: number;
  readonly height?: number;
}

/** A PDF from outside is parsed away from the server's own process, within this time. */
const inspectionMs = 30_000;
const inspector = createWorkerProcess();

const inspectPicture = async (
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
): Promise<InspectedFile> => {
  const options = { failOn: 'truncated', limitInputPixels: false } as const;
  const broken = (cause: unknown) => documentErrors.BROKEN_FILE({}, { cause });
  const { width, height, autoOrient } = await sharp(file, options)
    .metadata()
    .catch((cause: unknown) => Promise.reject(broken(cause)));
  if (width * height > limits.maxPixels) throw documentErrors.TOO_MANY_PIXELS({ width, height });
  // Decoding to a thumbnail finds what is cut off, at an eighth of the cost for a JPEG.
  await sharp(file, options)
    .resize(32)
    .toBuffer()
    .catch((cause: unknown) => Promise.reject(broken(cause)));
  return { mediaType, pages: 1, width: autoOrient.width, height: autoOrient.height };
};

/**
 * Decides whether a file may come in, before anything is stored. A picture's size is taken from its header,
 * so that a decompression bomb is refused before it is decoded.
 *
 * @throws DOCUMENTS_EMPTY_FILE, DOCUMENTS_WRONG_TYPE, DOCUMENTS_TOO_MANY_PAGES, DOCUMENTS_TOO_MANY_PIXELS,
 * DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_BROKEN_FILE
 */
export async function inspectFile(
  file: Uint8Array,
  limits: Partial<FileLimits> = {},
): Promise<InspectedFile> {
  if (file.length === 0) throw documentErrors.EMPTY_FILE();
  const mediaType = await sniff(file);
  if (!mediaType) throw documentErrors.WRONG_TYPE();
  const all = { ...defaultLimits, ...limits };
  if (mediaType !== 'application/pdf') return inspectPicture(file, mediaType, all);
  const pages = Number(await inspector.run({ type: 'count', file }, { timeoutMs: inspectionMs }));
  if (pages > all.maxPages) throw documentErrors.TOO_MANY_PAGES({ pages, limit: all.maxPages });
  return { mediaType, pages };
}
