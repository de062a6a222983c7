import type { KindTemplate } from '../../model/kinds/index.ts';
import type { TextLine } from './lines.ts';
import type { Row } from './rows.ts';
import { bareText, editDistance } from './text.ts';

/** A title found on a page: how surely, and the lines that make it up. */
export interface FoundTitle {
  /** 1: a title of its own, 0.4: the words occur within other text. */
  readonly weight: number;
  readonly lines: readonly TextLine[];
}

const runs = (row: Row): (readonly TextLine[])[] =>
  row.lines.flatMap((_, from) =>
    row.lines.slice(from).map((__, count) => row.lines.slice(from, from + count + 1)),
  );

/** Looks for a template's title, also when its characters are so far apart that each was read alone. */
export function findTitle(rows: readonly Row[], template: KindTemplate): FoundTitle | null {
  let mentioned: FoundTitle | null = null;
  for (const row of rows) {
    for (const lines of runs(row)) {
      const text = bareText(lines.map(line => line.text).join(''));
      for (const title of template.titles) {
        if (editDistance(text, title) <= Math.floor(title.length / 4)) return { weight: 1, lines };
        if (text.includes(title)) mentioned ??= { weight: 0.4, lines: [] };
      }
    }
  }
  return mentioned;
}
