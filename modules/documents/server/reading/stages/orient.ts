import type { Quad } from '../lines.ts';
import type { OcrEngine } from '../ocr.ts';
import { clearPicture, type Picture, type Turn, turnPicture } from '../picture.ts';

/** A page the right way up, and where its lines of text are. */
export interface UprightPage {
  readonly colour: Picture;
  readonly clear: Picture;
  readonly rotation: Turn;
  readonly quads: readonly Quad[];
}

const voters = 15;

const sides = (quad: Quad): { readonly across: number; readonly down: number } => ({
  across: Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y),
  down: Math.hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y),
});

/** Lines of text are long: when most of their length runs down the page, the page lies on its side. */
const liesOnItsSide = (quads: readonly Quad[]): boolean => {
  let [level, upright] = [0, 0];
  for (const { across, down } of quads.map(sides)) {
    if (across > 2 * down) level += across;
    if (down > 2 * across) upright += down;
  }
  return upright > level;
};

/** The widest lines vote; when the vote is close, those that read better one way decide. */
const standsOnItsHead = async (clear: Picture, quads: readonly Quad[], ocr: OcrEngine): Promise<boolean> => {
  const widest = quads.toSorted((a, b) => sides(b).across - sides(a).across).slice(0, voters);
  if (widest.length === 0) return false;
  const votes: number[] = [];
  for (const quad of widest) votes.push(await ocr.upsideDown(clear, quad));
  const share = votes.filter(vote => vote > 0.5).length / votes.length;
  if (Math.abs(share - 0.5) > 0.25) return share > 0.5;
  let lead = 0;
  for (const quad of widest.slice(0, 4)) {
    const [a, b, c, d] = quad;
    const asIs = await ocr.recognise(clear, quad);
    const turned = await ocr.recognise(clear, [c, d, a, b]);
    lead += turned.confidence - asIs.confidence;
  }
  return lead > 0;
};

const turned = (turn: Turn, by: 90 | 180): Turn => (turn + by === 270 ? 270 : by);

/** Finds the lines of a page and turns it upright. */
export async function orient(colour: Picture, ocr: OcrEngine): Promise<UprightPage> {
  let page: UprightPage = { colour, clear: await clearPicture(colour), rotation: 0, quads: [] };
  page = { ...page, quads: await ocr.detect(page.clear) };
  const turn = async (by: 90 | 180): Promise<UprightPage> => {
    const clear = await turnPicture(page.clear, by);
    const rotation = turned(page.rotation, by);
    return { colour: await turnPicture(page.colour, by), clear, rotation, quads: await ocr.detect(clear) };
  };
  if (liesOnItsSide(page.quads)) page = await turn(90);
  if (await standsOnItsHead(page.clear, page.quads, ocr)) page = await turn(180);
  return page;
}
