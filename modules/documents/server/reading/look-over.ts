import sharp from 'sharp';
import { documentErrors } from '../../model/errors.ts';
import type { MediaType } from '../../model/reading.ts';
import type { InspectedFile } from './inspect.ts';
import { type FileLimits, refuseNarrow } from './limits.ts';
import { isOffice, openOffice } from './office/open-office.ts';
import { openPdf } from './pdf.ts';
import { sniff } from './stages/sniff.ts';

const lookOverPicture = async (
  file: Uint8Array,
  mediaType: MediaType,
  limits: FileLimits,
): Promise<InspectedFile> => {
  const options = { failOn: 'truncated', limitInputPixels: false } as const;
  const broken = (cause: unknown) => Promise.reject(documentErrors.BROKEN_FILE({}, { cause }));
  const { width, height, autoOrient } = await sharp(file, options).metadata().catch(broken);
  if (!(width * height > 0)) throw documentErrors.BROKEN_FILE();
  if (width * height > limits.maxPixels) throw documentErrors.TOO_MANY_PIXELS({ width, height });
  refuseNarrow(width, height);
  // Decoding to a thumbnail finds what is cut off, at an eighth of the cost for a JPEG.
  await sharp(file, options).resize(32).toBuffer().catch(broken);
  return { mediaType, pages: 1, width: autoOrient.width, height: autoOrient.height };
};

/**
 * Looks a file over in the child process. A picture's size is taken from its header, so that a decompression
 * bomb is refused before it is decoded.
 *
 * @throws as `inspectFile`.
 */
export async function lookOver(file: Uint8Array, limits: FileLimits): Promise<InspectedFile> {
  const mediaType = await sniff(file);
  if (!mediaType) throw documentErrors.WRONG_TYPE();
  if (isOffice(mediaType)) return { mediaType, pages: (await openOffice(file, mediaType, limits)).count };
  if (mediaType !== 'application/pdf') return lookOverPicture(file, mediaType, limits);
  const document = await openPdf(file, limits);
  const pages = document.numPages;
  await document.loadingTask.destroy();
  return { mediaType, pages };
}
