import { type Zippable, zipSync } from 'fflate';
import type { ZipPart } from '../../model/docx/open-template.ts';

/** In local time, as zip archives have it: the same bytes in every time zone. */
const LONG_AGO = new Date(1980, 0, 1);

/** Packs the parts in this order; the same parts give the same bytes. */
export function zipped(parts: readonly ZipPart[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, bytes } of parts) files[path] = [bytes, { mtime: LONG_AGO, level: 6, os: 3 }];
  return zipSync(files);
}
