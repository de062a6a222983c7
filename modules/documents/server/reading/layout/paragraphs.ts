import type { ReadParagraph } from '../../../model/reading.ts';
import type { TextLine } from '../lines.ts';
import { boxAround, type Row, rowsOf } from '../rows.ts';

/** All in heights of a line: how far apart lines of one paragraph are, an indent, a line that ends early. */
const pitch = 2.1;
const indent = 1.2;
const early = 2.5;

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

const extentOf = ({ lines }: Row): Extent => ({
  left: Math.min(...lines.map(line => line.slot.left)),
  right: Math.max(...lines.map(line => line.slot.right)),
  height: Math.max(...lines.map(line => line.slot.height)),
});

/** Whether a row goes on where the one above ended: neither indented, nor after a line that ended early. */
const continues = (above: Row, row: Row, margins: Extent): boolean => {
  const [before, here] = [extentOf(above), extentOf(row)];
  const height = Math.min(before.height, here.height);
  return (
    Math.max(before.height, here.height) < 1.4 * height &&
    row.middle - above.middle < pitch * height &&
    here.left - margins.left < indent * height &&
    margins.right - before.right < early * height
  );
};

/**
 * Puts the lines of running text together into paragraphs: a new one begins with an indent, after a line that
 * ends early, after a space or with print of another size.
 *
 * @param page number of the page, from 1.
 */
export function findParagraphs(lines: readonly TextLine[], page: number): ReadParagraph[] {
  const rows = rowsOf(lines);
  const extents = rows.map(extentOf);
  const margins = {
    left: Math.min(...extents.map(({ left }) => left)),
    right: Math.max(...extents.map(({ right }) => right)),
    height: 0,
  };
  const groups: Row[][] = [];
  for (const row of rows) {
    const above = groups.at(-1)?.at(-1);
    if (above && continues(above, row, margins)) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups.map(group => {
    const all = group.flatMap(row => row.lines);
    return { page, box: boxAround(all.map(line => line.box)), text: all.map(line => line.text).join('') };
  });
}
