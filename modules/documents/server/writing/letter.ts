import { chineseDate } from './chinese-date.ts';
import { assertPrintable, textWidth } from './fonts.ts';
import { breakLines } from './lines.ts';
import { drawQrCode } from './qr-code.ts';
import { drawSeal, SEAL_RADIUS } from './seal.ts';
import {
  centredLine,
  drawLine,
  fitted,
  openSheet,
  type PlacedLine,
  QUIET,
  type Sheet,
  type TextStyle,
} from './sheet.ts';

/** What an official letter says: 准予行政许可决定书, 不予行政许可决定书, 补正通知书, 受理通知书. */
export interface LetterDocument {
  readonly title: string;
  /** 云卫许准字〔2026〕第000123号 */
  readonly number: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  /** Each with the law and article that it rests on; numbered when there are several. */
  readonly reasons: readonly { readonly text: string; readonly legalBasis: string }[];
  /** How to object: 行政复议法第二十条 (60 days), 行政诉讼法第四十六条 (six months). */
  readonly remedies: readonly string[];
  readonly issuerName: string;
  /** `2026-11-21` */
  readonly date: string;
  readonly verifyUrl: string;
}

/** Page of official papers: 版心 156 by 225 mm, head 37 mm, left 28 mm (GB/T 9704-2012, 5.2). */
const MILLIMETRE = 72 / 25.4;
const TYPE_AREA = {
  left: 28 * MILLIMETRE,
  top: 37 * MILLIMETRE,
  width: 156 * MILLIMETRE,
  bottom: (37 + 225) * MILLIMETRE,
};
const MIDDLE = TYPE_AREA.left + TYPE_AREA.width / 2;
/** 28 characters a line, 22 lines a page (GB/T 9704-2012, 5.2.3). */
const BODY: TextStyle = { weight: 'regular', size: TYPE_AREA.width / 28 };
const PITCH = (225 * MILLIMETRE) / 22;
const INDENT = 2 * BODY.size;
const FIRST_LINE = TYPE_AREA.top + 5.2 * PITCH;
/** Room for seal, office and date under the last line. */
const SIGNATURE_HEIGHT = SEAL_RADIUS * 2 + 0.7 * PITCH;
const measure = (text: string) => textWidth(text, BODY.weight, BODY.size);

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as 一 to 九十九. */
function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = NUMERALS[value % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (NUMERALS[tens] ?? '')}十${ones}`;
}

interface Line {
  readonly text: string;
  readonly indent: number;
  readonly spacing: number;
  readonly paragraph: number;
}

/** Spreads a full line to the right edge; a short one, the last of its paragraph, stays as it is. */
function spread(text: string, indent: number): number {
  const slack = TYPE_AREA.width - indent - measure(text);
  const gaps = [...text].length - 1;
  return gaps > 0 && slack < 4 * BODY.size ? slack / gaps : 0;
}

function bodyLines(document: LetterDocument): Line[] {
  const numbered = document.reasons.length > 1;
  const paragraphs = [
    { text: `${document.addressee}：`, indent: 0 },
    ...document.paragraphs.map(text => ({ text, indent: INDENT })),
    ...document.reasons.flatMap(({ text, legalBasis }, index) => [
      { text: `${numbered ? `（${chineseNumeral(index + 1)}）` : ''}${text}`, indent: INDENT },
      { text: `依据：${legalBasis}。`, indent: INDENT },
    ]),
    ...document.remedies.map(text => ({ text, indent: INDENT })),
  ];
  return paragraphs.flatMap(({ text, indent }, paragraph) => {
    const lines = breakLines(text, { width: TYPE_AREA.width, indent, measure });
    return lines.map((line, index) => {
      const lineIndent = index === 0 ? indent : 0;
      const spacing = index < lines.length - 1 ? spread(line, lineIndent) : 0;
      return { text: line, indent: lineIndent, spacing, paragraph };
    });
  });
}

/** Puts lines on pages. The signature never stands on a page without text: it takes the last two lines along. */
function paginate(lines: readonly Line[]): { placed: PlacedLine[]; end: number; pages: number } {
  const placed: PlacedLine[] = [];
  let y = FIRST_LINE;
  let pages = 1;
  for (const [index, line] of lines.entries()) {
    const mustTakeAlong = index === Math.max(1, lines.length - 2);
    const afterRest = y + (lines.length - 1 - index) * PITCH + SIGNATURE_HEIGHT;
    const opensPage = y > TYPE_AREA.bottom || (mustTakeAlong && afterRest > TYPE_AREA.bottom);
    if (opensPage) {
      y = TYPE_AREA.top + BODY.size;
      pages += 1;
    }
    const style = { ...BODY, spacing: line.spacing };
    placed.push({ text: line.text, at: { x: TYPE_AREA.left + line.indent, y }, style, opensPage });
    y += PITCH;
  }
  return { placed, end: y, pages };
}

function writePageNumber(sheet: Sheet, page: number, pages: number): void {
  if (pages === 1) return;
  const style: TextStyle = { weight: 'regular', size: 10.5, colour: QUIET };
  const line = centredLine(`第${page}页，共${pages}页`, MIDDLE, TYPE_AREA.bottom + 30, style);
  sheet.decoration(() => drawLine(sheet.doc, line));
}

function writeSignature(sheet: Sheet, { issuerName, date, verifyUrl }: LetterDocument, top: number): void {
  const nameWidth = measure(issuerName);
  const centre = {
    // The office stands two characters from the right edge (GB/T 9704-2012, 7.3.5.1).
    x: TYPE_AREA.left + TYPE_AREA.width - INDENT - Math.max(nameWidth / 2, SEAL_RADIUS * 0.8),
    y: top + SEAL_RADIUS - 0.1 * PITCH,
  };
  sheet.figure(`${issuerName}印章`, () => drawSeal(sheet.doc, issuerName, centre));
  sheet.text('P', [centredLine(issuerName, centre.x, centre.y - 0.1 * PITCH, BODY)]);
  sheet.text('P', [centredLine(chineseDate(date), centre.x, centre.y + 0.95 * PITCH, BODY)]);
  const qr = { x: TYPE_AREA.left, y: centre.y - 38, size: 76 };
  sheet.figure(`二维码，内容为核验网址 ${verifyUrl}`, () => drawQrCode(sheet.doc, verifyUrl, qr, qr.size));
  const caption: TextStyle = { weight: 'regular', size: 9, colour: QUIET };
  sheet.text('P', [centredLine('扫码核验真伪', qr.x + qr.size / 2, qr.y + qr.size + 14, caption)]);
}

/**
 * Draws the letter on portrait A4 pages after the practice of 行政许可文书. The same content gives the same bytes.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT
 */
export async function writeLetterPdf(document: LetterDocument): Promise<Uint8Array> {
  const lines = bodyLines(document);
  const { title, number, issuerName, date } = document;
  assertPrintable([title, number, issuerName, ...lines.map(line => line.text)]);
  const { placed, end, pages } = paginate(lines);
  const sheet = openSheet({ title: `${title} ${number}`, author: issuerName, layout: 'portrait', date });
  let page = 0;
  const startPage = () => {
    page += 1;
    writePageNumber(sheet, page, pages);
  };
  startPage();
  sheet.doc.on('pageAdded', startPage);
  const { top } = TYPE_AREA;
  const head = (text: string, style: TextStyle, row: number) =>
    centredLine(text, MIDDLE, top + row * PITCH, fitted(text, style, TYPE_AREA.width));
  sheet.text('P', [head(issuerName, { weight: 'bold', size: 18 }, 0.5)]);
  sheet.text('H1', [head(title, { weight: 'bold', size: 26, spacing: 2 }, 2)]);
  sheet.text('P', [head(number, { ...BODY, size: 14 }, 3.3)]);
  for (const index of new Set(lines.map(line => line.paragraph))) {
    sheet.text(
      'P',
      placed.filter((_, position) => lines[position]?.paragraph === index),
    );
  }
  writeSignature(sheet, document, end);
  return sheet.finish();
}
