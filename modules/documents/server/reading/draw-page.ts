import { documentErrors } from '../../model/errors.ts';
import type { MediaType } from '../../model/reading.ts';
import type { FileLimits } from './limits.ts';
import type { OcrEngine } from './ocr.ts';
import { encodePicture, type Turn, turnPicture } from './picture.ts';
import { orient } from './stages/orient.ts';
import { openPages } from './stages/page.ts';

/**
 * Draws a page upright for a screen, at most 1600 pixels wide.
 *
 * @param page.turn the clockwise turn that a reading of the same page found; found anew when absent.
 * @throws DOCUMENTS_NO_SUCH_PAGE and the errors of `openPages`.
 */
export async function drawPage(
  file: Uint8Array,
  mediaType: MediaType,
  page: { readonly number: number; readonly turn?: Turn },
  limits: FileLimits,
  loadOcr: () => Promise<OcrEngine>,
): Promise<Uint8Array> {
  const source = await openPages(file, mediaType, limits);
  try {
    if (page.number < 1 || page.number > source.count)
      throw documentErrors.NO_SUCH_PAGE({ page: page.number });
    const found = await source.page(page.number);
    const picture = await found.picture();
    const turn = page.turn ?? (found.lines ? 0 : (await orient(picture, await loadOcr())).rotation);
    return await encodePicture(await turnPicture(picture, turn), 1600);
  } finally {
    await source.close();
  }
}
