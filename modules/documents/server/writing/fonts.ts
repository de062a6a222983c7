import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { documentErrors } from '../../model/errors.ts';
import { squeezed } from './marks.ts';

export type Weight = 'regular' | 'bold';

interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

interface LaidOutText {
  readonly glyphs: readonly { id: number; advanceWidth: number; codePoints: readonly number[] }[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

/** A parsed font as pdfkit takes it since 0.20: fontkit's, with a layout of our own. */
type FontFace = Font & { layout(text: string): LaidOutText };

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      registerFont(name: string, src: FontFace): this;
    }
  }
}

const files: Record<Weight, string> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

/** How far each character moves the pen on, in units of the font: its own width, less where marks meet. */
function advances(font: Font, characters: readonly string[]): number[] {
  return characters.map((character, index) => {
    const { advanceWidth } = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    return advanceWidth - squeezed(character, characters[index + 1]) * font.unitsPerEm;
  });
}

/**
 * One glyph a character, marks that meet squeezed. fontkit's own layout remembers the characters of a glyph for
 * the life of the font, so that one document could spoil the text layer of the next, and its shaping tables cost
 * 17 ms to load.
 */
function layoutWith(font: Font, text: string): LaidOutText {
  const characters = [...text];
  const widths = advances(font, characters);
  const glyphs = characters.map(character => {
    const codePoint = character.codePointAt(0) ?? 0;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    return { id, advanceWidth, codePoints: [codePoint] };
  });
  const positions = widths.map(width => ({
    xAdvance: width,
    yAdvance: 0,
    xOffset: 0,
    yOffset: 0,
  }));
  return {
    glyphs,
    positions,
    // pdfkit scales the positions before it reads the sum.
    get advanceWidth() {
      return positions.reduce((sum, position) => sum + position.xAdvance, 0);
    },
  };
}

const faces = new Map<Weight, FontFace>();

/** The font of a weight, read and parsed once in the life of the process (about 15 ms each). */
export function fontFace(weight: Weight): FontFace {
  const known = faces.get(weight);
  if (known) return known;
  const font = create(readFileSync(createRequire(import.meta.url).resolve(files[weight])));
  const face: FontFace = Object.assign(font, { layout: (text: string) => layoutWith(font, text) });
  faces.set(weight, face);
  return face;
}

/** How far each character of a text moves the pen on, in points. */
export function penAdvances(text: string, weight: Weight, size: number): number[] {
  const font = fontFace(weight);
  return advances(font, [...text]).map(width => (width * size) / font.unitsPerEm);
}

/** Width of a text on one line, in points. */
export function textWidth(text: string, weight: Weight, size: number): number {
  return penAdvances(text, weight, size).reduce((sum, width) => sum + width, 0);
}

/**
 * Refuses a document that holds a character without a glyph: a blank or a box in a name would make an
 * official paper wrong without anybody noticing.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT with the characters and their code points
 */
export function assertPrintable(texts: readonly string[]): void {
  const font = fontFace('regular');
  const missing = new Set<string>();
  for (const character of texts.join('')) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) missing.add(character);
  }
  if (missing.size === 0) return;
  const characters = [...missing]
    .map(
      character =>
        `${character} (U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`,
    )
    .join('、');
  throw documentErrors.CHARACTER_NOT_IN_FONT({ characters });
}
