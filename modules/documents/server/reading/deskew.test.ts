import { describe, expect, it } from 'vitest';
import { deskew, skewOf, toLayout, toPage } from './deskew.ts';
import type { Point, Quad } from './lines.ts';

/** A sheet turned by so many degrees around the page's middle, seen by a camera. */
const tilted = (degrees: number, left: number, top: number, width: number, height: number): Quad => {
  const angle = (degrees * Math.PI) / 180;
  const at = (x: number, y: number): Point => ({
    x: 500 + (x - 500) * Math.cos(angle) - (y - 400) * Math.sin(angle),
    y: 400 + (x - 500) * Math.sin(angle) + (y - 400) * Math.cos(angle),
  });
  return [at(left, top), at(left + width, top), at(left + width, top + height), at(left, top + height)];
};

describe('layout of a photographed sheet', () => {
  it.each([-9, -3, 0, 4, 8])('makes rows level at %i degrees', degrees => {
    const quads = [100, 200, 300, 400, 500, 600].flatMap(top => [
      tilted(degrees, 60, top, 200, 30),
      tilted(degrees, 600, top, 300, 30),
    ]);
    const skew = skewOf(quads, { width: 1000, height: 800 });
    const lines = deskew(
      quads.map(quad => ({ quad })),
      skew,
    );
    for (let row = 0; row < 6; row += 1) {
      const [label, value] = [lines[2 * row], lines[2 * row + 1]];
      expect(Math.abs((label?.slot.middle ?? 0) - (value?.slot.middle ?? 9))).toBeLessThan(0.006);
      expect(label?.slot.left).toBeCloseTo(0.06, 1);
      expect(value?.slot.left).toBeCloseTo(0.6, 1);
    }
    const back = toPage(skew, toLayout(skew, { x: 120, y: 700 }));
    expect(back.x).toBeCloseTo(120, 0);
    expect(back.y).toBeCloseTo(700, 0);
  });
});
