import { fileURLToPath } from 'node:url';
import PdfDocument from 'pdfkit';

const font = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** A landscape A4 PDF with a Chinese font, drawn by the test. */
export async function makePdf(
  draw: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const path = fileURLToPath(import.meta.resolve(font));
  const document = new PdfDocument({ ...options, size: [842, 595], margin: 0, font: path });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
