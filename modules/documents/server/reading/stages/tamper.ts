import type { TamperSign } from '../../../model/reading.ts';
import type { TextLine } from '../lines.ts';
import { greyPicture, type Picture, type Turn, turnPicture } from '../picture.ts';
import { findCopies } from '../tamper/copies.ts';
import { grainOfPage } from '../tamper/grain.ts';
import { findBareGround } from '../tamper/ground.ts';
import { boxOfPatches, type Patch, patchesOf } from '../tamper/patches.ts';
import { findSmooth } from '../tamper/smoothness.ts';

/** More signs than this tell nothing more. */
const mostSigns = 8;

const textOf = (patches: readonly Patch[]): string => patches.map(({ text }) => text).join('');

/**
 * Looks for places that were changed after the photograph was taken, by the grain that paper and sensor leave
 * everywhere. It looks at print, which is what somebody would change. It finds nothing on a drawing, on a picture
 * compressed until its grain is gone, and on a page that was changed and then photographed.
 *
 * @param picture in colour, as it was decoded; `turn` makes it upright.
 * @param page its number, from 1.
 */
export async function tamper(
  picture: Picture,
  turn: Turn,
  lines: readonly TextLine[],
  page: number,
): Promise<TamperSign[]> {
  const grey = await turnPicture(await greyPicture(picture), turn);
  const patches = patchesOf(lines, grey);
  const grain = grainOfPage(grey, patches);
  if (!grain) return [];
  const copied = new Set(findCopies(grey, patches, grain).flat());
  const signs: TamperSign[] = [...copied].map(patch => ({
    kind: 'copied',
    page,
    box: boxOfPatches([patch], grey),
    text: {
      zh: `“${patch.text}”周围的纸纹与另一处完全相同，请对照原件核对。`,
      en: `The paper around “${patch.text}” shows the very grain of another place; compare with the original.`,
    },
  }));
  const bare = findBareGround(patches, grain);
  const known = new Set(bare.flat());
  const smooth = findSmooth(grey, patches).filter(stretch => !stretch.some(patch => known.has(patch)));
  for (const stretch of [...bare, ...smooth]) {
    signs.push({
      kind: 'ground',
      page,
      box: boxOfPatches(stretch, grey),
      text: {
        zh: `“${textOf(stretch)}”背后的纸面与周围不一样，请对照原件核对。`,
        en: `The paper behind “${textOf(stretch)}” differs from that around it; compare with the original.`,
      },
    });
  }
  return signs.slice(0, mostSigns);
}
