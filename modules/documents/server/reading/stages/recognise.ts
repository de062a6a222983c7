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
/** One that was seen as weakly as this may still be a word of a closed list, such as 民族. */
const leastFaint = 0.2;

const isPrint = ({ text, confidence }: RecognisedLine): boolean => {
  if ([...text].length === 1) return confidence >= leastAlone;
  return text !== '' && confidence >= (text.length <= short ? leastOfShort : leastConfidence);
};

const isFaint = ({ text, confidence }: RecognisedLine): boolean =>
  /^[\u3400-\u9fff]$/.test(text) && confidence >= leastFaint && confidence < leastAlone;

/** A tall box holds characters of several rows, one above the other: no text of its own. */
const runsAcross = ([p0, p1, , p3]: Quad): boolean =>
  Math.hypot(p3.x - p0.x, p3.y - p0.y) < 1.5 * Math.hypot(p1.x - p0.x, p1.y - p0.y);

/**
 * Reads every line of an upright page, and measures how the sheet lies on it.
 * @returns `faint`: characters that stand alone and are too weak for print; for who knows what must stand there.
 */
export async function recognise(
  page: UprightPage,
  ocr: OcrEngine,
): Promise<{ readonly lines: TextLine[]; readonly faint: TextLine[]; readonly skew: Skew }> {
  const read: (RecognisedLine & { quad: Quad })[] = [];
  const weak: (RecognisedLine & { quad: Quad })[] = [];
  for (const quad of joinQuads(page.quads.filter(runsAcross))) {
    const line = asPrinted(await ocr.recognise(page.clear, quad));
    if (isPrint(line)) read.push({ ...line, quad });
    else if (isFaint(line)) weak.push({ ...line, quad });
  }
  const skew = skewOf(
    read.map(({ quad }) => quad),
    page.clear,
  );
  return { lines: deskew(read, skew), faint: deskew(weak, skew), skew };
}
