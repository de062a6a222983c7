import { layOut } from '../deskew.ts';
import { joinQuads } from '../join-quads.ts';
import type { Quad, TextLine } from '../lines.ts';
import type { OcrEngine } from '../ocr.ts';
import type { UprightPage } from './orient.ts';

/** Lines that were read less surely than this are stains and ornaments. */
const leastConfidence = 0.5;

/** A tall box holds characters of several rows, one above the other: no text of its own. */
const runsAcross = ([p0, p1, , p3]: Quad): boolean =>
  Math.hypot(p3.x - p0.x, p3.y - p0.y) < 1.5 * Math.hypot(p1.x - p0.x, p1.y - p0.y);

/** Reads every line of an upright page. */
export async function recognise(page: UprightPage, ocr: OcrEngine): Promise<TextLine[]> {
  const read: { text: string; confidence: number; quad: Quad }[] = [];
  for (const quad of joinQuads(page.quads.filter(runsAcross))) {
    const { text, confidence } = await ocr.recognise(page.clear, quad);
    if (text.trim() && confidence >= leastConfidence) read.push({ text: text.trim(), confidence, quad });
  }
  return layOut(read, page.clear);
}
