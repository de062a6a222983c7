import { element } from '@zhiban/facts';
import type { TemplateField } from '../../model/kinds/index.ts';
import { type FoundField, foundField, placesOf } from './checks/found-field.ts';
import type { FoundLabel } from './labels.ts';
import type { TextLine } from './lines.ts';
import { boxAround, type Row } from './rows.ts';
import { findByForm, findValue } from './values.ts';

/** Pieces of a row that stand side by side, as one text: the detector parts them at a wide bracket. */
const runsOf = ({ lines }: Row): TextLine[][] => {
  const runs: TextLine[][] = [];
  for (const line of lines) {
    const before = runs.at(-1)?.at(-1);
    if (before && line.slot.left - before.slot.right < line.slot.height) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs;
};

/**
 * A field by nothing but the form of its value, in one line or in those of a row that stand side by side.
 * @param page number of the page, from 1.
 */
export function fieldByForm(field: TemplateField, rows: readonly Row[], page: number): FoundField | null {
  const runs = rows.flatMap(row => [...row.lines.map(line => [line]), ...runsOf(row)]);
  for (const run of runs) {
    const found = findByForm(field, run.map(({ text }) => text).join(''));
    if (!found) continue;
    return foundField(field.element, found, {
      confidence: Math.min(...run.map(line => line.confidence)),
      page,
      box: boxAround(run.map(line => line.box)),
      characters: run.length === 1 ? placesOf(run[0], found.raw) : undefined,
    });
  }
  return null;
}

/** How far behind its label, in page widths, a character that was hardly seen is looked for. */
const reach = 0.35;

/**
 * Words of closed lists (民族) that stand alone behind their labels and were hardly seen.
 * @param faint characters too weak to count as print.
 * @param missing whether nothing was found for a field.
 * @param page number of the page, from 1.
 */
export function wordsHardlySeen(
  labels: readonly FoundLabel[],
  faint: readonly TextLine[],
  missing: (field: TemplateField) => boolean,
  page: number,
): FoundField[] {
  return labels.flatMap(({ label, left, middle, height }) => {
    const inRow = (at: number): boolean => Math.abs(at - middle) < 0.5 * height;
    const behind = labels.filter(other => inRow(other.middle) && other.left > left);
    const end = Math.min(left + reach, ...behind.map(other => other.left));
    const line = faint.find(({ slot }) => inRow(slot.middle) && slot.left > left && slot.left < end);
    const field = label.fields.find(one => missing(one) && element(one.element).type === 'choice');
    const found = field && line && findValue(field, line.text);
    if (!found) return [];
    const { confidence, box } = line;
    return [
      foundField(field.element, found, { confidence, page, box, characters: placesOf(line, found.raw) }),
    ];
  });
}
