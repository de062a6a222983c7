import type { Point, Quad } from '../lines.ts';
import type { OcrEngine } from '../ocr.ts';
import { clearPicture, type Picture, type Turn, turnPicture } from '../picture.ts';

/** A page the right way up and clear, and where its lines of text are. */
export interface UprightPage {
  readonly clear: Picture;
  readonly rotation: Turn;
  readonly quads: readonly Quad[];
}

const voters = 11;

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

/**
 * The longest lines vote; when the vote is close, those that read better one way decide. Lines that run down
 * the page are looked at turned anticlockwise.
 */
const standOnTheirHeads = async (
  clear: Picture,
  quads: readonly Quad[],
  ocr: OcrEngine,
): Promise<boolean> => {
  const length = (quad: Quad): number => Math.max(sides(quad).across, sides(quad).down);
  const longest = quads.toSorted((a, b) => length(b) - length(a)).slice(0, voters);
  const votes = await ocr.upsideDown(clear, longest);
  const share = votes.filter(vote => vote > 0.5).length / Math.max(1, votes.length);
  if (Math.abs(share - 0.5) > 0.25) return share > 0.5;
  let lead = 0;
  for (const quad of longest.slice(0, 4)) {
    const [a, b, c, d] = quad;
    const asIs = await ocr.recognise(clear, quad);
    const turned = await ocr.recognise(clear, [c, d, a, b]);
    lead += turned.confidence - asIs.confidence;
  }
  return lead > 0;
};

const turnedOver = ([a, b, c, d]: Quad, { width, height }: Picture): Quad => {
  const turned = ({ x, y }: Point): Point => ({ x: width - x, y: height - y });
  return [turned(c), turned(d), turned(a), turned(b)];
};

/**
 * Turns a page upright and finds its lines. On a page that lay on its side they are looked for again: the
 * detector cuts lines off that do not run across.
 */
export async function orient(colour: Picture, ocr: OcrEngine): Promise<UprightPage> {
  const clear = clearPicture(colour);
  const quads = await ocr.detect(clear);
  const sideways = liesOnItsSide(quads);
  const along = quads.filter(quad => sides(quad).down > sides(quad).across === sideways);
  const overturned = await standOnTheirHeads(clear, along, ocr);
  const rotation: Turn = sideways ? (overturned ? 90 : 270) : overturned ? 180 : 0;
  if (rotation === 0) return { clear, rotation, quads };
  const upright = await turnPicture(clear, rotation);
  if (rotation === 180)
    return { clear: upright, rotation, quads: quads.map(quad => turnedOver(quad, clear)) };
  return { clear: upright, rotation, quads: await ocr.detect(upright) };
}
