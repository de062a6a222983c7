/** The part of fontkit that we use; the package ships no types. */
declare module 'fontkit' {
  type Command =
    | { readonly command: 'moveTo' | 'lineTo'; readonly args: readonly [number, number] }
    | { readonly command: 'quadraticCurveTo'; readonly args: readonly [number, number, number, number] }
    | {
        readonly command: 'bezierCurveTo';
        readonly args: readonly [number, number, number, number, number, number];
      }
    | { readonly command: 'closePath'; readonly args: readonly [] };
  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: { readonly commands: readonly Command[] };
  }
  export interface Subset {
    /** Takes a glyph in and gives its number in the subset. */
    includeGlyph(id: number): number;
    encode(): Uint8Array;
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    readonly ascent: number;
    readonly descent: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    createSubset(): Subset;
  }
  export function create(data: Uint8Array): Font;
}
