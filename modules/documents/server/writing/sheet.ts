import PDFDocument from 'pdfkit';
import { fontFace, textWidth, type Weight } from './fonts.ts';

export type Doc = InstanceType<typeof PDFDocument>;
/** A point on the page in points, y downwards from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const INK = '#1F2329';
export const QUIET = '#4E5969';

export interface TextStyle {
  readonly weight: Weight;
  /** Points. */
  readonly size: number;
  readonly colour?: string;
  /** Added after each character, points. Above a tenth of the size, readers of the text see spaces. */
  readonly spacing?: number;
}

/** The style, made smaller where the text would be wider than `width`. */
export function fitted(text: string, style: TextStyle, width: number): TextStyle {
  const spacing = style.spacing ?? 0;
  const needed = textWidth(text, style.weight, style.size) + spacing * [...text].length;
  const shrink = Math.min(1, width / needed);
  return { ...style, size: style.size * shrink, spacing: spacing * shrink };
}

/** A line of text around `centre`, its baseline at `y`. */
export function centredLine(text: string, centre: number, y: number, style: TextStyle): PlacedLine {
  const gaps = (style.spacing ?? 0) * ([...text].length - 1);
  return { text, at: { x: centre - (textWidth(text, style.weight, style.size) + gaps) / 2, y }, style };
}

/** One line of text with its place: `at` is the left end of the baseline. */
export interface PlacedLine {
  readonly text: string;
  readonly at: Point;
  readonly style: TextStyle;
  /** This line opens the next page. */
  readonly opensPage?: boolean;
}

/** A tagged PDF under construction. What is read aloud goes through `text` and `figure`, in reading order. */
export interface Sheet {
  readonly doc: Doc;
  text(tag: 'H1' | 'P', lines: readonly PlacedLine[]): void;
  /** Something drawn that has a meaning; `alt` says it in words. */
  figure(alt: string, draw: () => void): void;
  /** Frames and page numbers: seen, not read aloud. */
  decoration(draw: () => void): void;
  finish(): Promise<Uint8Array>;
}

interface SheetOptions {
  readonly title: string;
  readonly author: string;
  readonly layout: 'portrait' | 'landscape';
  /** Day in the metadata, `2026-11-21`: of the paper, not of the clock, so that the same content is the same file. */
  readonly date: string;
}

const collect = (doc: Doc): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });

/** Draws one line; the caller has opened the structure element. */
export function drawLine(doc: Doc, { text, at, style }: PlacedLine): void {
  doc
    .font(style.weight)
    .fontSize(style.size)
    .fillColor(style.colour ?? INK);
  doc.text(text, at.x, at.y, {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: style.spacing ?? 0,
  });
}

/** Opens an A4 sheet: PDF 1.7, tagged, zh-CN, both weights of the font embedded as subsets. */
export function openSheet({ title, author, layout, date }: SheetOptions): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    layout,
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      Creator: '智办',
      Producer: '智办',
      CreationDate: new Date(`${date}T00:00:00+08:00`),
    },
  });
  doc.registerFont('regular', fontFace('regular')).registerFont('bold', fontFace('bold'));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const bytes = collect(doc);
  return {
    doc,
    text(tag, lines) {
      const element = doc.struct(tag);
      root.add(element);
      for (const line of lines) {
        if (line.opensPage) doc.addPage();
        element.add(() => drawLine(doc, line));
      }
      element.end();
    },
    figure(alt, draw) {
      root.add(doc.struct('Figure', { alt }, draw));
    },
    decoration(draw) {
      doc.markContent('Artifact');
      draw();
      doc.endMarkedContent();
    },
    finish() {
      root.end();
      doc.end();
      return bytes;
    },
  };
}
