import { fontFace } from './fonts.ts';
import type { Doc, Point } from './sheet.ts';

/** 42 mm across, the size of the seals of offices below the provincial level (国发〔1999〕25号). */
export const SEAL_RADIUS = ((42 / 25.4) * 72) / 2;
const SEAL_RED = '#D9251D';
/** The name never runs under the star: at most so much of the circle, in degrees. */
const WIDEST_ARC = 250;
const WIDEST_STEP = 27;

function star({ x, y }: Point, radius: number): string {
  const inner = radius * (Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10));
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const reach = index % 2 === 0 ? radius : inner;
    return `${(x + reach * Math.cos(angle)).toFixed(3)} ${(y + reach * Math.sin(angle)).toFixed(3)}`;
  });
  return `M${points.join('L')}Z`;
}

/**
 * Draws the round seal of an office: ring, five-pointed star, its name along the upper arc. The characters
 * are outlines, not text, so that the name in the seal does not mix with the words below it. Draw it before
 * the text that it covers: ink stays black on the red.
 */
export function drawSeal(doc: Doc, name: string, centre: Point): void {
  const font = fontFace('bold');
  const characters = [...name];
  const radius = SEAL_RADIUS;
  const step = Math.min(WIDEST_STEP, WIDEST_ARC / Math.max(1, characters.length - 1));
  // Seal characters are tall; with many of them they become narrower, not smaller.
  const height = radius * 0.31;
  const width = Math.min(height * 0.86, (radius * 0.68 * step * Math.PI) / 180);
  doc.save().fillColor(SEAL_RED).strokeColor(SEAL_RED);
  doc
    .lineWidth(radius * 0.052)
    .circle(centre.x, centre.y, radius * 0.974)
    .stroke();
  doc.path(star(centre, radius * 0.3)).fill();
  characters.forEach((character, index) => {
    const angle = (index - (characters.length - 1) / 2) * step;
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    doc
      .save()
      .translate(centre.x, centre.y)
      .rotate(angle)
      .translate(-width / 2, -radius * 0.6 - height * 0.12)
      .scale(width / glyph.advanceWidth, -height / font.unitsPerEm)
      .path(glyph.path.toSVG())
      .fill()
      .restore();
  });
  doc.restore();
}
