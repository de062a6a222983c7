import type { KindTemplate, TemplateField } from '../../../model/kinds/index.ts';
import type { ReadField } from '../../../model/reading.ts';
import { type FoundLabel, findLabels } from '../labels.ts';
import type { TextLine } from '../lines.ts';
import { assignSegments, type Segment } from '../owners.ts';
import { boxAround, boxOfGlyphs, type Row, rowsOf } from '../rows.ts';
import { findTitle } from '../titles.ts';
import { findByForm, findValue } from '../values.ts';

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

const fieldsOfLabel = (label: FoundLabel, segments: readonly Segment[], page: number): ReadField[] => {
  let text = joined(segments);
  if (!text) return [];
  return label.label.fields.flatMap((field): ReadField[] => {
    const found = findValue(field.type, text);
    if (!found) return [];
    text = found.rest;
    const held = holding(segments, found.raw);
    const box = boxAround(held.map(boxOfGlyphs));
    const confidence = sureness(held) * label.likeness;
    return [
      { element: field.element, value: found.value, raw: found.raw, confidence, page, box, check: 'none' },
    ];
  });
};

const fieldByForm = (field: TemplateField, rows: readonly Row[], page: number): ReadField[] => {
  for (const line of rows.flatMap(row => row.lines)) {
    const found = findByForm(field.type, line.text);
    if (!found) continue;
    const { value, raw } = found;
    return [
      { element: field.element, value, raw, confidence: line.confidence, page, box: line.box, check: 'none' },
    ];
  }
  return [];
};

/**
 * Reads a page's elements by the template of its kind. Works on lines alone, whether they were read from a
 * photograph or stood in a PDF.
 *
 * @param page number of the page, from 1.
 * @returns one field an element at most; nothing for what was not found.
 */
export function extract(lines: readonly TextLine[], template: KindTemplate, page: number): ReadField[] {
  const rows = rowsOf(lines);
  const labels = findLabels(rows, template);
  const owned = assignSegments(rows, labels, findTitle(rows, template)?.lines ?? []);
  const fields = new Map<string, ReadField>();
  for (const [label, segments] of owned) {
    for (const field of fieldsOfLabel(label, segments, page)) {
      if ((fields.get(field.element)?.confidence ?? 0) < field.confidence) fields.set(field.element, field);
    }
  }
  const anywhere = template.labels.flatMap(label => label.fields).filter(field => field.anywhere);
  for (const field of anywhere) {
    if (fields.has(field.element)) continue;
    for (const read of fieldByForm(field, rows, page)) fields.set(field.element, read);
  }
  return [...fields.values()];
}
