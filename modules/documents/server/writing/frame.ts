import { polyline, rectangle } from './shapes.ts';
import { MILLIMETRE, type Path, type Point, type Step } from './sheet.ts';

interface FrameOptions {
  readonly pattern: 'meander' | 'double' | 'single';
  /** Of the outer line from the edges of the page, points. */
  readonly inset: number;
  readonly colour: string;
}

const inside = ({ width, height }: { width: number; height: number }, inset: number): Step[] =>
  rectangle(inset, inset, width - 2 * inset, height - 2 * inset);

/** One stroke that turns inwards, as it stands in the upper left corner. */
const STROKES: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 34],
    [34, 34],
    [34, 0],
  ],
  [
    [8, 26],
    [8, 8],
    [26, 8],
    [26, 26],
    [14, 26],
    [14, 14],
    [20, 14],
    [20, 20],
  ],
];

/** The frame of a certificate: a line, two, or two with a meander of one stroke in each corner. */
export function framePaths(
  size: { width: number; height: number },
  { pattern, inset, colour }: FrameOptions,
): Path[] {
  const outer: Path = { steps: inside(size, inset), stroke: colour, lineWidth: 3 };
  if (pattern === 'single') return [outer];
  const second = inset + 3.5 * MILLIMETRE;
  const inner: Path = { steps: inside(size, second), stroke: colour, lineWidth: 0.8 };
  if (pattern === 'double') return [outer, inner];
  const corners: (Point & { h: number; v: number })[] = [
    { x: second, y: second, h: 1, v: 1 },
    { x: size.width - second, y: second, h: -1, v: 1 },
    { x: second, y: size.height - second, h: 1, v: -1 },
    { x: size.width - second, y: size.height - second, h: -1, v: -1 },
  ];
  const steps = corners.flatMap(({ x, y, h, v }) =>
    STROKES.flatMap(stroke => polyline(stroke.map(([dx, dy]) => ({ x: x + dx * h, y: y + dy * v })))),
  );
  return [outer, inner, { steps, stroke: colour, lineWidth: 1.6 }];
}
