import { deskew, type Skew, skewOf } from '../deskew.ts';
import { joinQuads } from '../join-quads.ts';
import type { Quad, TextLine } from '../lines.ts';
import type { RecognisedLine } from '../ocr/decode.ts';
import type { OcrEngine } from '../ocr.ts';
import type { UprightPage } from './orient.ts';

/** Lines that were read less surely than this are stains and ornaments. */
const leastConfidence = 0.5;

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
    const line = await ocr.recognise(page.clear, quad);
    const text = line.text.trim();
    if (text && line.confidence >= leastConfidence) read.push({ ...line, text, quad });
  }
  const skew = skewOf(
    read.map(({ quad }) => quad),
    page.clear,
  );
  return { lines: deskew(read, skew), skew };
}
