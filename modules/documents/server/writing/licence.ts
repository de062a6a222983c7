import { documentErrors } from '../../model/errors.ts';
import type { Licence } from '../../model/licence.ts';
import { chineseDate } from './chinese-date.ts';
import { assertPrintable, textWidth, type Weight } from './fonts.ts';
import { breakLines } from './lines.ts';
import { drawQrCode } from './qr-code.ts';
import { drawSeal } from './seal.ts';
import { centredLine, type Doc, fitted, INK, openSheet, QUIET, type Sheet, type TextStyle } from './sheet.ts';

/** What a licence shows. */
export interface LicenceDocument {
  readonly licence: Licence;
  /** 公共场所卫生许可证 */
  readonly title: string;
  /** What is printed in the middle, from the holder to the validity, in this order. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Where anyone can check the licence; in the QR code and in print. */
  readonly verifyUrl: string;
  /** One more line at the foot: the evidence code, or that this is a demonstration. */
  readonly note?: string;
}

const PAGE = { width: 841.89, height: 595.28 };
const MIDDLE = PAGE.width / 2;
const FRAME = '#94752F';
const BODY = { left: 92, right: 750, top: 176, bottom: 404 };
const TEXT_WIDTH = BODY.right - BODY.left;
const TITLE: TextStyle = { weight: 'bold', size: 42, spacing: 3.2 };
const FOOT: TextStyle = { weight: 'regular', size: 9, colour: QUIET };
const FOOT_LINES = 3;
const ROW_SIZES = [17, 16, 15, 14, 13, 12, 11, 10, 9];
const QR = { x: 92, y: 420, size: 92 };
const SEAL_CENTRE = { x: 640, y: 464 };

const measureWith = (weight: Weight, size: number) => (text: string) => textWidth(text, weight, size);

/** A meander of one stroke in each corner, between the two lines of the frame. */
function drawFrame(doc: Doc): void {
  doc.strokeColor(FRAME);
  doc
    .lineWidth(3)
    .rect(24, 24, PAGE.width - 48, PAGE.height - 48)
    .stroke();
  doc
    .lineWidth(0.8)
    .rect(34, 34, PAGE.width - 68, PAGE.height - 68)
    .stroke();
  for (const [x, y, h, v] of [
    [34, 34, 1, 1],
    [PAGE.width - 34, 34, -1, 1],
    [34, PAGE.height - 34, 1, -1],
    [PAGE.width - 34, PAGE.height - 34, -1, -1],
  ] as const) {
    doc.save().translate(x, y).scale(h, v).lineWidth(1.6);
    doc.path('M0 34H34V0M8 26V8H26V26H14V14H20V20').stroke();
    doc.restore();
  }
}

interface Row {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The largest size at which all rows fit between title and foot, with their lines broken. */
function layOutRows({ rows, title }: LicenceDocument) {
  for (const size of ROW_SIZES) {
    const labelWidth = Math.max(...rows.map(row => textWidth(`${row.label}：`, 'bold', size)));
    const width = TEXT_WIDTH - labelWidth;
    const broken: Row[] = rows.map(({ label, value }) => ({
      label,
      lines: breakLines(value, { width, measure: measureWith('regular', size) }),
    }));
    const count = broken.reduce((sum, row) => sum + row.lines.length, 0);
    const lineHeight = size * 1.45;
    const needed = count * lineHeight;
    const gaps = Math.max(1, rows.length - 1);
    const gap = Math.min(size, (BODY.bottom - BODY.top - needed) / gaps);
    if (gap >= size * 0.25) return { size, labelWidth, lineHeight, gap, rows: broken };
  }
  throw documentErrors.TEXT_TOO_LONG({ title });
}

function writeRows(sheet: Sheet, document: LicenceDocument): void {
  if (document.rows.length === 0) return;
  const { size, labelWidth, lineHeight, gap, rows } = layOutRows(document);
  const height = rows.reduce((sum, row) => sum + row.lines.length * lineHeight, gap * (rows.length - 1));
  let y = BODY.top + (BODY.bottom - BODY.top - height) / 2 + size;
  for (const row of rows) {
    const label = `${row.label}：`;
    const labelX = BODY.left + labelWidth - textWidth(label, 'bold', size);
    const lines = row.lines.map((text, index) => ({
      text,
      at: { x: BODY.left + labelWidth, y: y + index * lineHeight },
      style: { weight: 'regular', size } as const,
    }));
    sheet.text('P', [{ text: label, at: { x: labelX, y }, style: { weight: 'bold', size } }, ...lines]);
    y += lines.length * lineHeight + gap;
  }
}

function writeFoot(sheet: Sheet, { title, licence, verifyUrl, note }: LicenceDocument): void {
  sheet.figure(`二维码，内容为核验网址 ${verifyUrl}`, () => drawQrCode(sheet.doc, verifyUrl, QR, QR.size));
  const beside = QR.x + QR.size + 16;
  const small = { weight: 'regular', size: 10.5, colour: QUIET } as const;
  const lines = breakLines(verifyUrl, { width: 250, measure: measureWith('regular', 9.5) });
  sheet.text('P', [
    {
      text: '扫描二维码，核验证照真伪和当前状态',
      at: { x: beside, y: QR.y + 18 },
      style: { ...small, colour: INK },
    },
    ...lines.map((text, index) => ({
      text,
      at: { x: beside, y: QR.y + 38 + index * 14 },
      style: { ...small, size: 9.5 },
    })),
  ]);
  sheet.figure(`${licence.issuerName}印章`, () => drawSeal(sheet.doc, licence.issuerName, SEAL_CENTRE));
  const issuer = fitted(licence.issuerName, { weight: 'bold', size: 16 }, 230);
  sheet.text('P', [centredLine(licence.issuerName, SEAL_CENTRE.x, SEAL_CENTRE.y + 4, issuer)]);
  const date = { weight: 'regular', size: 15 } as const;
  sheet.text('P', [centredLine(chineseDate(licence.issueDate), SEAL_CENTRE.x, SEAL_CENTRE.y + 32, date)]);
  const foot = [`电子证照标识：${licence.identifier}`, ...(note ? [note] : [])].flatMap(text =>
    breakLines(text, { width: TEXT_WIDTH, measure: measureWith('regular', FOOT.size) }),
  );
  if (foot.length > FOOT_LINES) throw documentErrors.TEXT_TOO_LONG({ title });
  const top = PAGE.height - 34 - foot.length * 13;
  sheet.text(
    'P',
    foot.map((text, index) => centredLine(text, MIDDLE, top + index * 13, FOOT)),
  );
}

/**
 * Draws the licence on one landscape A4 page. The same content gives the same bytes.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT, DOCUMENTS_TEXT_TOO_LONG
 */
export async function writeLicencePdf(document: LicenceDocument): Promise<Uint8Array> {
  const { licence, title, rows, verifyUrl, note = '' } = document;
  assertPrintable([
    title,
    verifyUrl,
    note,
    licence.number,
    licence.identifier,
    licence.issuerName,
    ...rows.flatMap(row => [row.label, row.value.replaceAll('\n', '')]),
  ]);
  const sheet = openSheet({
    title: `${title} ${licence.number}`,
    author: licence.issuerName,
    layout: 'landscape',
    date: licence.issueDate,
  });
  sheet.decoration(() => drawFrame(sheet.doc));
  sheet.text('H1', [centredLine(title, MIDDLE, 112, fitted(title, TITLE, TEXT_WIDTH))]);
  const number = fitted(licence.number, { weight: 'regular', size: 14 }, TEXT_WIDTH);
  sheet.text('P', [centredLine(licence.number, MIDDLE, 145, number)]);
  writeRows(sheet, document);
  writeFoot(sheet, document);
  return sheet.finish();
}
