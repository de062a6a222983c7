import { columnTolerance, type FoundLabel } from './labels.ts';
import type { TextLine } from './lines.ts';
import type { Glyph, Row } from './rows.ts';

/** Neighbouring glyphs of one line that belong to no label: a value or a part of one. */
export type Segment = readonly Glyph[];

/** How far below the last line of a value, in heights of a line, the next one may stand. */
const reach = { line: 2.1, block: 2.1, loose: 3.2 } as const;
/** Once two lines of a value are known, the next may be this much farther than they are apart. */
const regular = 1.35;

const rowsOfValue = (label: FoundLabel, values: readonly Segment[]): readonly number[] => {
  const middles = [label.middle, ...values.map(value => value[0]?.line.slot.middle ?? label.middle)];
  return middles
    .toSorted((a, b) => a - b)
    .filter((middle, index, all) => index === 0 || middle - (all[index - 1] ?? 0) > 0.5 * label.height);
};

interface Column {
  readonly left: number;
  readonly labels: readonly FoundLabel[];
}

const columnsOf = (labels: readonly FoundLabel[]): Column[] => {
  const columns: FoundLabel[][] = [];
  for (const label of labels.toSorted((a, b) => a.left - b.left)) {
    const column = columns.at(-1);
    const last = column?.at(-1);
    if (column && last && label.left - last.left < columnTolerance) column.push(label);
    else columns.push([label]);
  }
  return columns.map(column => ({
    left: Math.min(...column.map(label => label.left)),
    labels: column.toSorted((a, b) => a.middle - b.middle),
  }));
};

const segmentsOf = (row: Row, labelled: ReadonlySet<Glyph>): Segment[] => {
  const segments: Glyph[][] = [];
  let previous: Glyph | undefined;
  for (const glyph of row.glyphs) {
    if (labelled.has(glyph)) {
      previous = undefined;
      continue;
    }
    if (previous?.line === glyph.line) segments.at(-1)?.push(glyph);
    else segments.push([glyph]);
    previous = glyph;
  }
  return segments;
};

/**
 * Decides which label each piece of text belongs to: the one whose column it stands in, in its own row or
 * close above it. A piece that closely follows another within a row belongs where that one does.
 *
 * @param titles lines that are the material's title and belong to nobody.
 */
export function assignSegments(
  rows: readonly Row[],
  labels: readonly FoundLabel[],
  titles: readonly TextLine[],
): Map<FoundLabel, Segment[]> {
  const columns = columnsOf(labels);
  const labelled = new Set(labels.flatMap(label => label.glyphs));
  const owned = new Map<FoundLabel, Segment[]>(labels.map(label => [label, []]));

  const accepts = (label: FoundLabel, line: TextLine, left: number): boolean => {
    const drop = line.slot.middle - label.middle;
    if (Math.abs(drop) < 0.5 * Math.max(label.height, line.slot.height)) return label.left < left;
    const values = owned.get(label) ?? [];
    if (label.label.extent === 'line' && values.length > 0) return false;
    const right = Math.max(...values.map(value => value.at(-1)?.right ?? 0));
    if (values.length > 0 && left > right) return false;
    const rows = rowsOfValue(label, values);
    const step = line.slot.middle - (rows.at(-1) ?? 0);
    if (rows.length > 1 && label.label.extent === 'block') {
      return step < regular * ((rows.at(-1) ?? 0) - (rows.at(-2) ?? 0));
    }
    return step < reach[label.label.extent] * Math.min(line.slot.height, label.height * 1.5);
  };

  /** A label beside the middle of a value of two lines, one as far above it as the other is below. */
  const centred = (line: TextLine, left: number, { labels: below }: Column): FoundLabel | undefined =>
    below.find(label => {
      const drop = ({ slot }: TextLine): number => (slot.middle - label.middle) / label.height;
      const above = drop(line);
      if (label.label.extent !== 'block' || label.left >= left || above > -0.2 || above < -0.9) return false;
      return rows
        .flatMap(row => row.lines)
        .some(
          other =>
            Math.abs(other.slot.left - line.slot.left) < columnTolerance &&
            drop(other) > 0.2 &&
            Math.abs(drop(other) + above) < 0.5,
        );
    });

  const ownerOf = (line: TextLine, left: number): FoundLabel | null => {
    for (const column of columns.toReversed()) {
      if (column.left - columnTolerance > left) continue;
      const beside = centred(line, left, column);
      if (beside) return beside;
      const above = column.labels.findLast(
        label => label.middle <= line.slot.middle + 0.5 * Math.min(label.height, line.slot.height),
      );
      if (above && accepts(above, line, left)) return above;
    }
    return null;
  };

  /** What follows a label within one printed line is its value. */
  const attached = (first: Glyph): FoundLabel | undefined =>
    labels.find(({ glyphs }) => {
      const last = glyphs.at(-1);
      return last?.line === first.line && last.index === first.index - 1;
    });

  for (const row of rows) {
    let previous: { readonly owner: FoundLabel; readonly right: number } | null = null;
    for (const segment of segmentsOf(row, labelled)) {
      const [first, last] = [segment[0], segment.at(-1)];
      if (!first || !last || titles.includes(first.line)) continue;
      const follows: boolean =
        previous !== null && first.left - previous.right < 1.2 * first.line.slot.height;
      const owner: FoundLabel | null =
        attached(first) ?? (follows && previous ? previous.owner : ownerOf(first.line, first.left));
      if (!owner) continue;
      owned.get(owner)?.push(segment);
      previous = { owner, right: last.right };
    }
  }
  return owned;
}
