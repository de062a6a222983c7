import { penAdvances } from '../fonts.ts';
import { INK, MILLIMETRE, type Path, type PlacedLine, type Point, type Step } from '../sheet.ts';
import { escapeXml } from '../xml.ts';

/** Millimetres with three decimals: a thousandth of a millimetre. */
const mm = (points: number): number => Math.round((points / MILLIMETRE) * 1000) / 1000;
const joined = (values: readonly number[]): string => values.join(' ');

/** `#1F2329` as three numbers of the RGB space. */
const colour = (hex: string): string =>
  joined([1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)));

/** Equal distances are counted, `g 3 5.6`, as the standard allows (GB/T 33190-2016, 11.3). */
function deltas(values: readonly number[]): string {
  const written: string[] = [];
  for (let start = 0; start < values.length; ) {
    let end = start;
    while (end < values.length && values[end] === values[start]) end += 1;
    const count = end - start;
    written.push(count > 2 ? `g ${count} ${values[start]}` : joined(values.slice(start, end)));
    start = end;
  }
  return written.join(' ');
}

/** A line of text: each character has its place, so that no reader's own font metrics move it. */
export function textObject(id: number, { text, at, style }: PlacedLine, fontId: number): string {
  const { weight, size, spacing = 0, colour: ink = INK } = style;
  const advances = penAdvances(text, weight, size).map(advance => mm(advance + spacing));
  const width = Math.round(advances.reduce((sum, advance) => sum + advance, 0) * 1000) / 1000;
  const ascent = 1.16 * size;
  const boundary = [mm(at.x), mm(at.y - ascent), width, mm(1.45 * size)];
  const delta = advances.length > 1 ? ` DeltaX="${deltas(advances.slice(0, -1))}"` : '';
  return (
    `<ofd:TextObject ID="${id}" Boundary="${joined(boundary)}" Font="${fontId}" Size="${mm(size)}"` +
    `${weight === 'bold' ? ' Weight="700"' : ''}>` +
    `<ofd:FillColor Value="${colour(ink)}"/>` +
    `<ofd:TextCode X="0" Y="${mm(ascent)}"${delta}>${escapeXml(text)}</ofd:TextCode></ofd:TextObject>`
  );
}

const COMMANDS = { M: 'M', L: 'L', Q: 'Q', C: 'B', Z: 'C' } as const;

function* pointsOf(steps: readonly Step[]): Generator<Point> {
  for (const [, ...numbers] of steps) {
    for (let index = 0; index < numbers.length; index += 2) {
      yield { x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 };
    }
  }
}

/** The rectangle around an outline and its stroke, points. */
function extent({ steps, stroke, lineWidth = 1 }: Path) {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const { x, y } of pointsOf(steps)) {
    xs.push(x);
    ys.push(y);
  }
  const around = stroke ? lineWidth : 0;
  // A reader may cut at the boundary: no side is ever without extent.
  const left = Math.min(...xs) - around;
  const top = Math.min(...ys) - around;
  const width = Math.max(Math.max(...xs) + around - left, 0.1);
  const height = Math.max(Math.max(...ys) + around - top, 0.1);
  return { left, top, width, height };
}

/** An outline in the coordinates of its own boundary. */
export function pathObject(id: number, path: Path): string {
  const { left, top, width, height } = extent(path);
  const data = path.steps
    .map(step => {
      const [command, ...numbers] = step;
      return joinedStep(
        COMMANDS[command],
        numbers.map((value, index) => mm(value - (index % 2 === 0 ? left : top))),
      );
    })
    .join(' ');
  const { fill, stroke, lineWidth = 1 } = path;
  return (
    `<ofd:PathObject ID="${id}" Boundary="${joined([mm(left), mm(top), mm(width), mm(height)])}"` +
    ` Stroke="${stroke !== undefined}" Fill="${fill !== undefined}"${stroke ? ` LineWidth="${mm(lineWidth)}"` : ''}>` +
    `${fill ? `<ofd:FillColor Value="${colour(fill)}"/>` : ''}` +
    `${stroke ? `<ofd:StrokeColor Value="${colour(stroke)}"/>` : ''}` +
    `<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
  );
}

const joinedStep = (command: string, numbers: readonly number[]): string => [command, ...numbers].join(' ');
