import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
const weights = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' };
type Weight = keyof typeof weights;

const family = (weight: Weight): string => {
  const name = `Specimen ${weight}`;
  if (!GlobalFonts.has(name)) {
    GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/noto-sans-sc/${weights[weight]}`), name);
  }
  return name;
};

/** A sheet of paper to draw a licence on; lengths in pixels, the origin at the top left. */
export interface Sheet {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
}

/** An empty sheet. */
export function openPaper(width: number, height: number, paper: string): Sheet {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.lang = 'zh-CN';
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  return { canvas, context, width, height };
}

/** An empty sheet with a border of two lines and corner pieces. */
export function openSheet(width: number, height: number, paper: string, line: string): Sheet {
  const sheet = openPaper(width, height, paper);
  const { context } = sheet;
  context.strokeStyle = line;
  for (const [inset, thickness] of [
    [28, 8],
    [44, 2],
  ] as const) {
    context.lineWidth = thickness;
    context.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  }
  for (const x of [58, width - 58]) {
    for (const y of [58, height - 58]) {
      context.beginPath();
      context.arc(x, y, 9, 0, 2 * Math.PI);
      context.stroke();
    }
  }
  return sheet;
}

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Extra space after each character, in pixels. */
  readonly spacing?: number;
}

/** Writes one line whose middle is at y, beginning at x (or centred there); returns the x where it ends. */
export function writeText(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  align: 'start' | 'centre' = 'start',
): number {
  const { context } = sheet;
  context.font = `${style.size}px "${family(style.weight ?? 'regular')}"`;
  context.fillStyle = style.colour ?? '#1b1b1b';
  context.textBaseline = 'middle';
  const spacing = style.spacing ?? 0;
  const widths = [...text].map(character => context.measureText(character).width + spacing);
  const total = widths.reduce((sum, width) => sum + width, -spacing);
  let at = align === 'centre' ? x - total / 2 : x;
  [...text].forEach((character, index) => {
    context.fillText(character, at, y);
    at += widths[index] ?? 0;
  });
  return at;
}

/** Breaks a text into lines that fit the width, as a printer of licences does: between any two characters. */
export function breakText(sheet: Sheet, text: string, width: number, style: TextStyle): string[] {
  sheet.context.font = `${style.size}px "${family(style.weight ?? 'regular')}"`;
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    const fits = sheet.context.measureText(line + character).width <= width;
    if (fits || '，。；、）'.includes(character)) {
      line += character;
    } else {
      lines.push(line);
      line = character;
    }
  }
  return line ? [...lines, line] : lines;
}

/** A label spread over a fixed width (名　　称), as on printed licences, and its value to the right. */
export function writeField(
  sheet: Sheet,
  label: string,
  value: string,
  place: { x: number; y: number; labelWidth: number; width: number; lineHeight: number; size: number },
): number {
  const characters = [...label];
  const gaps = Math.max(1, characters.length - 1);
  const spacing = Math.max(0, (place.labelWidth - place.size * characters.length) / gaps);
  writeText(sheet, label, place.x, place.y, { size: place.size, weight: 'bold', spacing, colour: '#3a2a10' });
  const start = place.x + place.labelWidth + place.size;
  const lines = breakText(sheet, value, place.width - (start - place.x), { size: place.size });
  lines.forEach((line, index) => {
    writeText(sheet, line, start, place.y + index * place.lineHeight, { size: place.size });
  });
  return place.y + Math.max(1, lines.length) * place.lineHeight;
}
