import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { PrintedLine, PrintStyle } from './types.ts';

const require = createRequire(import.meta.url);
const usual = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
};
type Weight = keyof typeof usual;

const family = ({ fonts = usual }: PrintStyle, weight: Weight): string => {
  const path = fonts[weight];
  const name = `Specimen ${path.split(/[\\/]/).at(-1)}`;
  if (!GlobalFonts.has(name)) GlobalFonts.registerFromPath(path, name);
  return name;
};

/** A sheet of paper to draw a licence on; lengths in pixels, the origin at the top left. */
export interface Sheet {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
  readonly style: PrintStyle;
  /** What was written so far, seals apart. */
  readonly lines: PrintedLine[];
}

/** An empty sheet. */
export function openPaper(width: number, height: number, paper: string, style: PrintStyle = {}): Sheet {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.lang = 'zh-CN';
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  return { canvas, context, width, height, style, lines: [] };
}

/** An empty sheet with a border of two lines and corner pieces. */
export function openSheet(
  width: number,
  height: number,
  paper: string,
  line: string,
  style: PrintStyle = {},
): Sheet {
  const sheet = openPaper(width, height, paper, style);
  const { context } = sheet;
  context.strokeStyle = line;
  for (const [inset, thickness] of [
    [36, 8],
    [52, 2],
  ] as const) {
    context.lineWidth = thickness;
    context.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  }
  for (const x of [66, width - 66]) {
    for (const y of [66, height - 66]) {
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

const setType = ({ context, style }: Sheet, { size, weight = 'regular', colour }: TextStyle): void => {
  // What a font lacks (㎡) comes from the usual one.
  context.font = `${size}px "${family(style, weight)}", "${family({}, weight)}"`;
  context.fillStyle = colour ?? style.ink ?? '#1b1b1b';
  context.textBaseline = 'middle';
};

/** Paints one character whose middle is at x, y. */
export function paintCharacter(
  sheet: Sheet,
  character: string,
  x: number,
  y: number,
  style: TextStyle,
): void {
  setType(sheet, style);
  sheet.context.fillText(character, x - sheet.context.measureText(character).width / 2, y);
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
  setType(sheet, style);
  const spacing = style.spacing ?? 0;
  const widths = [...text].map(character => sheet.context.measureText(character).width + spacing);
  const total = widths.reduce((sum, width) => sum + width, -spacing);
  const start = align === 'centre' ? x - total / 2 : x;
  let at = start;
  [...text].forEach((character, index) => {
    sheet.context.fillText(character, at, y);
    at += widths[index] ?? 0;
  });
  if (text.trim()) sheet.lines.push({ text, x: start, y, width: total, size: style.size });
  return at;
}

/** Breaks a text into lines that fit the width, as a printer of licences does: between any two characters. */
export function breakText(sheet: Sheet, text: string, width: number, style: TextStyle): string[] {
  setType(sheet, style);
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

/** A label, spread over a fixed width (名　　称) or with a colon, and its value to the right. */
export function writeField(
  sheet: Sheet,
  label: string,
  value: string,
  place: { x: number; y: number; labelWidth: number; width: number; lineHeight: number; size: number },
): number {
  const spread = sheet.style.labels !== 'colon';
  const characters = [...label];
  const gaps = Math.max(1, characters.length - 1);
  const spacing = spread ? Math.max(0, (place.labelWidth - place.size * characters.length) / gaps) : 0;
  const style = { size: place.size, weight: 'bold', spacing, colour: '#3a2a10' } as const;
  writeText(sheet, spread ? label : `${label}：`, place.x, place.y, style);
  const start = place.x + place.labelWidth + place.size;
  const lines = breakText(sheet, value, place.width - (start - place.x), { size: place.size });
  lines.forEach((line, index) => {
    writeText(sheet, line, start, place.y + index * place.lineHeight, { size: place.size });
  });
  return place.y + Math.max(1, lines.length) * place.lineHeight;
}
