import type { KindTemplate, TemplateField } from '../../../model/kinds/index.ts';
import type { ReadTable } from '../../../model/reading.ts';
import { type FoundField, foundField, placesOf } from '../checks/found-field.ts';
import { type FoundLabel, findLabels } from '../labels.ts';
import type { TextLine } from '../lines.ts';
import { assignSegments, type Segment } from '../owners.ts';
import { boxAround, boxOfGlyphs, rowsOf } from '../rows.ts';
import { type LabelledCell, labelledCells, liesWithin } from '../table-fields.ts';
import { findTitle } from '../titles.ts';
import { fieldByForm, wordsHardlySeen } from '../unlabelled.ts';
import { findValue } from '../values.ts';

const joined = (segments: readonly Segment[]): string =>
  segments.map(segment => segment.map(glyph => glyph.character).join('')).join('');

const sureness = (segments: readonly Segment[]): number => {
  const glyphs = segments.flat();
  return glyphs.reduce((sum, glyph) => sum + glyph.line.confidence, 0) / Math.max(1, glyphs.length);
};

/** The pieces of a label's text that hold a value, so that the box shown to people is around it alone. */
const holding = (segments: readonly Segment[], raw: string): readonly Segment[] => {
  const text = joined(segments);
  const start = text.indexOf(raw);
  if (start < 0) return segments;
  let at = 0;
  return segments.flatMap(segment => {
    const from = Math.max(0, start - at);
    const to = Math.min(segment.length, start + raw.length - at);
    at += segment.length;
    return from < to ? [segment.slice(from, to)] : [];
  });
};

const placesOfSegments = (segments: readonly Segment[], raw: string) => {
  const lines = new Set(segments.flat().map(glyph => glyph.line));
  const [line] = lines;
  return lines.size === 1 ? placesOf(line, raw) : undefined;
};

const fieldsOfLabel = (label: FoundLabel, segments: readonly Segment[], page: number): FoundField[] => {
  let text = joined(segments);
  if (!text) return [];
  return label.label.fields.flatMap((field): FoundField[] => {
    const found = findValue(field, text);
    if (!found) return [];
    text = found.rest;
    const held = holding(segments, found.raw);
    const box = boxAround(held.map(boxOfGlyphs));
    const confidence = sureness(held) * label.likeness;
    const characters = placesOfSegments(held, found.raw);
    return [foundField(field.element, found, { confidence, page, box, characters })];
  });
};

/** The fields of a label whose value has a cell of its own. */
const fieldsOfCell = (
  { label, value: cell }: LabelledCell,
  lines: readonly TextLine[],
  page: number,
): FoundField[] => {
  const inside = lines.filter(line => liesWithin(line.box, cell.box));
  const sure = inside.map(({ confidence }) => confidence);
  const confidence = sure.reduce((sum, one) => sum + one, 0) / Math.max(1, sure.length);
  let { text } = cell;
  return label.fields.flatMap((field): FoundField[] => {
    const found = text ? findValue(field, text) : null;
    if (!found) return [];
    text = found.rest;
    const characters = inside.length === 1 ? placesOf(inside[0], found.raw) : undefined;
    const box = inside.length ? boxAround(inside.map(line => line.box)) : cell.box;
    return [foundField(field.element, found, { confidence, page, box, characters })];
  });
};

/**
 * Reads a page's elements by the template of its kind. Works on lines alone, whether they were read from a
 * photograph or stood in a PDF, and on the cells of its tables, which tell better what belongs to a label.
 *
 * @param page number of the page, from 1.
 * @param faint characters that stand alone and were hardly seen; they count only as words of closed lists.
 * @returns one field an element at most; nothing for what was not found.
 */
export function extract(
  lines: readonly TextLine[],
  template: KindTemplate,
  page: number,
  tables: readonly ReadTable[] = [],
  faint: readonly TextLine[] = [],
): FoundField[] {
  // A cell without rules is one line, and its value may go on below.
  const cells = labelledCells(tables, template).filter(
    ({ value }) => !lines.some(line => line.box === value.box),
  );
  const rows = rowsOf(lines);
  const labels = findLabels(rows, template);
  const owned = assignSegments(rows, labels, findTitle(rows, template)?.lines ?? []);
  const fields = new Map<string, FoundField>();
  for (const cell of cells)
    for (const field of fieldsOfCell(cell, lines, page)) fields.set(field.element, field);
  for (const [label, segments] of owned) {
    if (cells.some(cell => cell.label === label.label)) continue;
    for (const field of fieldsOfLabel(label, segments, page)) {
      if ((fields.get(field.element)?.confidence ?? 0) < field.confidence) fields.set(field.element, field);
    }
  }
  const missing = (field: TemplateField): boolean => !fields.has(field.element);
  for (const field of wordsHardlySeen(labels, faint, missing, page)) fields.set(field.element, field);
  const anywhere = template.labels.flatMap(label => label.fields).filter(field => field.anywhere);
  for (const field of anywhere.filter(missing)) {
    const read = fieldByForm(field, rows, page);
    if (read) fields.set(field.element, read);
  }
  return [...fields.values()];
}
