import type { Glyph } from 'fontkit';
import { fontFace } from './fonts.ts';
import { circle, moved, polyline } from './shapes.ts';
import { MILLIMETRE, type Path, type Point, type Step } from './sheet.ts';

/** 42 mm across, the size of the seals of offices below the provincial level (国发〔1999〕25号). */
export const SEAL_RADIUS = 21 * MILLIMETRE;
const SEAL_RED = '#D9251D';
/** The name never runs under the star: at most so much of the circle, in degrees. */
const WIDEST_ARC = 250;
const WIDEST_STEP = 27;

function star({ x, y }: Point, radius: number): Step[] {
  const inner = radius * (Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10));
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const reach = index % 2 === 0 ? radius : inner;
    return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
  });
  return polyline(points, true);
}

function stepOf(drawn: Glyph['path']['commands'][number]): Step {
  switch (drawn.command) {
    case 'moveTo':
      return ['M', ...drawn.args];
    case 'lineTo':
      return ['L', ...drawn.args];
    case 'quadraticCurveTo':
      return ['Q', ...drawn.args];
    case 'bezierCurveTo':
      return ['C', ...drawn.args];
    case 'closePath':
      return ['Z'];
  }
}

/**
 * The round seal of an office: ring, five-pointed star, its name along the upper arc. The characters are
 * outlines, not text, so that the name in the seal does not mix with the words below it. It comes before the
 * text that it covers: ink stays black on the red.
 */
export function sealPaths(name: string, centre: Point, radius = SEAL_RADIUS): Path[] {
  const font = fontFace('bold');
  const characters = [...name];
  const step = Math.min(WIDEST_STEP, WIDEST_ARC / Math.max(1, characters.length - 1));
  // Seal characters are tall; with many of them they become narrower, not smaller.
  const height = radius * 0.31;
  const width = Math.min(height * 0.86, (radius * 0.68 * step * Math.PI) / 180);
  const letters = characters.flatMap((character, index) => {
    const angle = ((index - (characters.length - 1) / 2) * step * Math.PI) / 180;
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    return moved(glyph.path.commands.map(stepOf), point => {
      const x = (point.x * width) / glyph.advanceWidth - width / 2;
      const y = (-point.y * height) / font.unitsPerEm - radius * 0.6 - height * 0.12;
      return {
        x: centre.x + x * Math.cos(angle) - y * Math.sin(angle),
        y: centre.y + x * Math.sin(angle) + y * Math.cos(angle),
      };
    });
  });
  return [
    { steps: circle(centre, radius * 0.974), stroke: SEAL_RED, lineWidth: radius * 0.052 },
    { steps: [...star(centre, radius * 0.3), ...letters], fill: SEAL_RED },
  ];
}
