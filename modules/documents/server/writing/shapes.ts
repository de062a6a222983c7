import type { Point, Step } from './sheet.ts';

/** How far the handles of a cubic curve reach for a quarter of a circle. */
const KAPPA = 0.5522847498;

export function rectangle(x: number, y: number, width: number, height: number): Step[] {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

export function circle({ x, y }: Point, radius: number): Step[] {
  const handle = radius * KAPPA;
  return [
    ['M', x + radius, y],
    ['C', x + radius, y + handle, x + handle, y + radius, x, y + radius],
    ['C', x - handle, y + radius, x - radius, y + handle, x - radius, y],
    ['C', x - radius, y - handle, x - handle, y - radius, x, y - radius],
    ['C', x + handle, y - radius, x + radius, y - handle, x + radius, y],
    ['Z'],
  ];
}

/** A run of straight lines through the points; closed on demand. */
export function polyline(points: readonly Point[], closed = false): Step[] {
  const steps = points.map(({ x, y }, index): Step => [index === 0 ? 'M' : 'L', x, y]);
  return closed ? [...steps, ['Z']] : steps;
}

/** The same outline with every point moved by `move`. */
export function moved(steps: readonly Step[], move: (point: Point) => Point): Step[] {
  return steps.map((step): Step => {
    if (step.length === 1) return step;
    const first = move({ x: step[1], y: step[2] });
    if (step.length === 3) return [step[0], first.x, first.y];
    const second = move({ x: step[3], y: step[4] });
    if (step.length === 5) return ['Q', first.x, first.y, second.x, second.y];
    const third = move({ x: step[5], y: step[6] });
    return ['C', first.x, first.y, second.x, second.y, third.x, third.y];
  });
}
