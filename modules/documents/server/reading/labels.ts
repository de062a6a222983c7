import type { KindTemplate, TemplateLabel } from '../../model/kinds/index.ts';
import type { TextLine } from './lines.ts';
import type { Glyph, Row } from './rows.ts';
import { editDistance } from './text.ts';

/** A label found on the page. `valueLeft` is where the text behind it begins, if there is any in its row. */
export interface FoundLabel {
  readonly label: TemplateLabel;
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly middle: number;
  readonly height: number;
  readonly valueLeft: number | null;
  /** 1 when every character was read as printed. */
  readonly likeness: number;
}

/** Two labels of one column begin within this share of the page's width. */
export const columnTolerance = 0.035;

/** Marks that still belong to a label: 发证机关（盖章）： */
const closing = new Set('）):：】]');

const isWord = (glyph: Glyph): boolean => /[\p{L}\p{N}]/u.test(glyph.character);

/** One character in four may be misread, added or lost. */
const tolerance = (name: string): number => Math.floor(name.length / 4);

interface Candidate {
  readonly label: TemplateLabel;
  /** Number of glyphs that it takes. */
  readonly length: number;
  readonly likeness: number;
  /** Characters that are right, less those that are not: the best of several. */
  readonly merit: number;
}

/**
 * The best label that begins at a glyph. Only one that opens a line may differ from print: within a line the
 * last character of a value would be taken for a stray one before the next label.
 */
const bestAt = (
  words: readonly Glyph[],
  start: number,
  labels: readonly TemplateLabel[],
  opensLine: boolean,
): Candidate | null => {
  const text = words.slice(start, start + 16).map(glyph => glyph.character);
  const whole = text.join('');
  let best: Candidate | null = null;
  for (const label of labels) {
    for (const name of label.names) {
      const allowed = opensLine ? tolerance(name) : 0;
      if (allowed === 0 && !whole.startsWith(name)) continue;
      for (const length of [name.length, name.length - 1, name.length + 1]) {
        const added = length > name.length && text[0] !== name[0];
        if (text.length < length || added || Math.abs(length - name.length) > allowed) continue;
        const wrong = editDistance(text.slice(0, length).join(''), name);
        const merit = name.length - 2 * wrong;
        if (wrong > allowed || (best !== null && merit <= best.merit)) continue;
        best = { label, length, likeness: 1 - (0.5 * wrong) / name.length, merit };
      }
    }
  }
  return best;
};

const found = (candidate: Candidate, row: Row, words: readonly Glyph[], start: number): FoundLabel | null => {
  const [first, last] = [words[start], words[start + candidate.length - 1]];
  if (!first || !last) return null;
  const end = row.glyphs.findIndex(
    (glyph, at) => at > row.glyphs.indexOf(last) && !closing.has(glyph.character),
  );
  const glyphs = row.glyphs.slice(row.glyphs.indexOf(first), end === -1 ? undefined : end);
  const next = words[start + candidate.length];
  return {
    label: candidate.label,
    glyphs,
    left: first.left,
    middle: first.line.slot.middle,
    height: first.line.slot.height,
    valueLeft: next ? next.left : null,
    likeness: candidate.likeness,
  };
};

/**
 * Whether a label at this place ends a line that begins with another column's value (…咨询服务；住所：): behind it
 * nothing but a colon, before it a mark or a gap.
 */
const closesLine = (row: Row, words: readonly Glyph[], start: number, length: number): boolean => {
  const [first, last] = [words[start], words[start + length - 1]];
  if (!first || !last || first.line !== last.line || words[start + length]?.line === last.line) return false;
  const before = row.glyphs[row.glyphs.indexOf(first) - 1];
  const after = row.glyphs[row.glyphs.indexOf(last) + 1];
  if (!before || before.line !== first.line) return false;
  const apart = first.left - before.right > first.line.slot.height;
  return apart || (!isWord(before) && after?.line === last.line && /[:：]/.test(after.character));
};

const labelsOfRow = (row: Row, template: KindTemplate): FoundLabel[] => {
  const words = row.glyphs.filter(isWord);
  const result: FoundLabel[] = [];
  let labelled: TextLine | null = null;
  let index = 0;
  while (index < words.length) {
    const glyph = words[index];
    const opensLine = glyph?.index === 0 || words[index - 1]?.line !== glyph?.line;
    const within: boolean = labelled !== null && glyph?.line === labelled;
    const candidate: Candidate | null = bestAt(words, index, template.labels, opensLine);
    const length: number = candidate?.length ?? 0;
    const long: boolean = candidate?.label.inline === true || length >= 4;
    const stands: boolean = opensLine || (within && long) || closesLine(row, words, index, length);
    const label: FoundLabel | null = candidate && stands ? found(candidate, row, words, index) : null;
    if (label && glyph) {
      result.push(label);
      labelled = label.glyphs.at(-1)?.line ?? glyph.line;
      index += label.glyphs.filter(isWord).length;
    } else {
      index += 1;
    }
  }
  return result;
};

/** A label of two or three characters of which the first was not seen (称临江市… for 名称). */
const orphans = (
  rows: readonly Row[],
  template: KindTemplate,
  known: readonly FoundLabel[],
): FoundLabel[] => {
  const missing = template.labels.filter(
    label => label.fields.length > 0 && !known.some(other => other.label === label),
  );
  return missing.flatMap(label => {
    const names = label.names.filter(name => name.length <= 3);
    for (const row of rows) {
      for (const line of row.lines) {
        const words = row.glyphs.filter(glyph => glyph.line === line && isWord(glyph));
        const text = words.map(glyph => glyph.character).join('');
        const name = names.find(one => text.startsWith(one.slice(1)));
        if (!name || known.some(other => other.glyphs.some(glyph => glyph.line === line))) continue;
        const near = known.find(
          other =>
            other.valueLeft !== null &&
            other.left - columnTolerance < line.slot.left &&
            line.slot.left < other.valueLeft - line.slot.height,
        );
        const candidate = { label, length: name.length - 1, likeness: 0.8, merit: 0 };
        const orphan = near ? found(candidate, row, words, 0) : null;
        if (near && orphan) return [{ ...orphan, left: near.left }];
      }
    }
    return [];
  });
};

const standing = (label: FoundLabel, all: readonly FoundLabel[]): number =>
  label.likeness +
  0.1 *
    Math.min(
      4,
      all.filter(other => other !== label && Math.abs(other.left - label.left) < columnTolerance).length,
    );

/**
 * Finds a template's labels on a page. A label begins a printed line, ends one that was taken together with the
 * column before it, or follows another one within its line when it is long or marked `inline`; of several places, the one that stands in a column of labels counts.
 */
export function findLabels(rows: readonly Row[], template: KindTemplate): FoundLabel[] {
  const all = rows.flatMap(row => labelsOfRow(row, template));
  const chosen = all.filter(label => {
    const rivals = all.filter(other => other.label === label.label);
    const best = Math.max(...rivals.map(rival => standing(rival, all)));
    return label.label.fields.length === 0 || rivals.find(rival => standing(rival, all) === best) === label;
  });
  return [...chosen, ...orphans(rows, template, chosen)];
}
