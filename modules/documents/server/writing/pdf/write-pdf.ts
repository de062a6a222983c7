import { assertPrintable } from '../fonts.ts';
import { INK, linesOf, type Page, type Path, type PlacedLine, type Sheet, type Step } from '../sheet.ts';
import { ArchiveDocument } from './archive-document.ts';

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const written = ([command, ...numbers]: Step): string => `${command}${numbers.map(rounded).join(' ')}`;

function drawPath(doc: ArchiveDocument, { steps, fill, stroke, lineWidth = 1 }: Path): void {
  doc.path(steps.map(written).join(''));
  if (stroke) doc.lineWidth(lineWidth);
  if (fill && stroke) doc.fillAndStroke(fill, stroke);
  else if (fill) doc.fill(fill);
  else if (stroke) doc.stroke(stroke);
}

function drawLine(doc: ArchiveDocument, { text, at, style }: PlacedLine): void {
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

function drawDecorations(doc: ArchiveDocument, { paths = [], lines = [] }: Page): void {
  if (paths.length + lines.length === 0) return;
  doc.markContent('Artifact');
  for (const path of paths) drawPath(doc, path);
  for (const line of lines) drawLine(doc, line);
  doc.endMarkedContent();
}

/** Adds content to an opened structure element, page after page. */
function writeBlocks(doc: ArchiveDocument, sheet: Sheet, root: PDFKit.PDFStructureElement): void {
  let current = 0;
  const turnTo = (page = 0) => {
    while (current < page) {
      current += 1;
      doc.addPage();
      drawDecorations(doc, sheet.pages[current] ?? {});
    }
  };
  const writeLines = (element: PDFKit.PDFStructureElement, lines: readonly PlacedLine[]) => {
    for (const line of lines) {
      turnTo(line.page);
      element.add(() => drawLine(doc, line));
    }
    element.end();
  };
  for (const block of sheet.blocks) {
    if (block.tag === 'Figure') {
      turnTo(block.page);
      root.add(
        doc.struct('Figure', { alt: block.alt }, () => {
          for (const path of block.paths) drawPath(doc, path);
        }),
      );
      continue;
    }
    const element = doc.struct(block.tag);
    root.add(element);
    if (block.tag !== 'Table') {
      writeLines(element, block.lines);
      continue;
    }
    for (const cells of block.rows) {
      const row = doc.struct('TR');
      element.add(row);
      for (const { heads, lines } of cells) {
        const cell = heads
          ? doc.struct('TH', { scope: heads === 'row' ? 'Row' : 'Column' })
          : doc.struct('TD');
        row.add(cell);
        writeLines(cell, lines);
      }
      row.end();
    }
    element.end();
  }
}

/**
 * Draws a sheet as PDF/A-2a (ISO 19005-2), tagged in reading order. The same sheet gives the same bytes.
 * @throws DOCUMENTS_CHARACTER_NOT_IN_FONT
 */
export async function writePdf(sheet: Sheet): Promise<Uint8Array> {
  assertPrintable(linesOf(sheet).map(line => line.text));
  const doc = new ArchiveDocument(sheet);
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawDecorations(doc, sheet.pages[0] ?? {});
  writeBlocks(doc, sheet, root);
  root.end();
  doc.end();
  return bytes;
}
