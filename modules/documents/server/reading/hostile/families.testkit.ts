import { archives } from './archives.testkit.ts';
import type { HostileFile } from './hostile-file.testkit.ts';
import { jpegFiles } from './jpeg.testkit.ts';
import { otherKinds } from './other-kinds.testkit.ts';
import { pdfActions } from './pdf-actions.testkit.ts';
import { pdfDrawing } from './pdf-drawing.testkit.ts';
import { pdfStructure } from './pdf-structure.testkit.ts';
import { pngs } from './png.testkit.ts';
import { xmlFiles } from './xml.testkit.ts';

/** Files that a script makes to do harm, and odd ones that are honest, by families. */
export const families: Readonly<Record<string, readonly HostileFile[]>> = {
  'archives of Office': archives,
  'XML of Office': xmlFiles,
  'what a PDF would do': pdfActions,
  'how a PDF is built': pdfStructure,
  'what a PDF draws': pdfDrawing,
  'PNG pictures': pngs,
  'JPEG pictures': jpegFiles,
  'other kinds of files': otherKinds,
};
