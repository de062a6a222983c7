import { breakLines } from '../lines.ts';
import type { TextStyle } from '../sheet.ts';
import type { Part } from './flow.ts';
import { BODY, measureBody, PITCH, TYPE_AREA } from './page.ts';

/** Spreads a full line to the right edge; a short one, the last of its paragraph, stays as it is. */
function spread(text: string, indent: number): number {
  const slack = TYPE_AREA.width - indent - measureBody(text);
  const gaps = [...text].length - 1;
  return gaps > 0 && slack < 4 * BODY.size ? slack / gaps : 0;
}

interface ParagraphOptions {
  /** Of the first line, points; two characters unless told. */
  readonly indent?: number;
  /** Its last line stays with what it announces. */
  readonly introduces?: boolean;
}

/** A paragraph set to both edges. */
export function paragraph(
  text: string,
  { indent = 2 * BODY.size, introduces = false }: ParagraphOptions = {},
): Part {
  const lines = breakLines(text, { width: TYPE_AREA.width, indent, measure: measureBody });
  return {
    pieces: lines.map((_, index) => ({
      advance: PITCH,
      reach: 0,
      withNext: introduces && index === lines.length - 1,
    })),
    place: places => ({
      blocks: [
        {
          tag: 'P',
          lines: lines.map((line, index) => {
            const { page = 0, y = 0 } = places[index] ?? {};
            const own = index === 0 ? indent : 0;
            const spacing = index < lines.length - 1 ? spread(line, own) : 0;
            return { text: line, at: { x: TYPE_AREA.left + own, y }, style: { ...BODY, spacing }, page };
          }),
        },
      ],
    }),
  };
}

/** A heading inside a paper, on one line with its content. */
export function heading(text: string): Part {
  const style: TextStyle = { weight: 'bold', size: BODY.size };
  return {
    pieces: [{ advance: PITCH, reach: 0, withNext: true }],
    place: ([place]) => ({
      blocks: [
        {
          tag: 'H2',
          lines: [{ text, at: { x: TYPE_AREA.left, y: place?.y ?? 0 }, style, page: place?.page ?? 0 }],
        },
      ],
    }),
  };
}
