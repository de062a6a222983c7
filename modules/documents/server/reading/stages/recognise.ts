import { deskew, type Skew, skewOf } from '../deskew.ts';
import { joinQuads } from '../join-quads.ts';
import type { Quad, TextLine } from '../lines.ts';
import { asPrinted } from '../ocr/as-printed.ts';
import type { RecognisedLine } from '../ocr/decode.ts';
import type { OcrEngine } from '../ocr.ts';
import type { UprightPage } from './orient.ts';

/** Lines that were read less surely than this are stains and ornaments; a circle or a seal's rim is soon a letter. */
const leastConfidence = 0.5;
const leastOfShort = 0.75;
const short = 3;
/** A character that stands alone. */
const leastAlone = 0.85;

const isPrint = ({ text, confidence }: RecognisedLine): boolean => {
  if ([...text].length === 1) return confidence >= leastAlone;
  return text !== '' && confidence >= (text.length <= short ? leastOfShort : leastConfidence);
};

/** A tall box holds characters of several rows, one above the other: no text of its own. */
const runsAcross = ([p0, p1, , p3]: Quad): boolean =>
  Math.hypot(p3.x - p0.x, p3.y - p0.y) < 1.5 * Math.hypot(p1.x - p0.x, p1.y - p0.y);

/** Reads every line of an upright page, and measures how the sheet lies on it. */
export async function recognise(
  page: UprightPage,
  ocr: OcrEngine,
): Promise<{ readonly lines: TextLine[]; readonly skew: Skew }> {
  const read: (RecognisedLine & { quad: Quad })[] = [];
  for (const quad of joinQuads(page.quads.filter(runsAcross))) {
    const line = asPrinted(await ocr.recognise(page.clear, quad));
    if (isPrint(line)) read.push({ ...line, quad });
  }
  const skew = skewOf(
    read.map(({ quad }) => quad),
    page.clear,
  );
  return { lines: deskew(read, skew), skew };
}
