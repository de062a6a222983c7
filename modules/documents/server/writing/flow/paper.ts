import {
  A4,
  type Block,
  centredLine,
  fitted,
  type PlacedLine,
  QUIET,
  type Sheet,
  type TextStyle,
} from '../sheet.ts';
import { flow, type Part } from './flow.ts';
import { MIDDLE, PITCH, TYPE_AREA } from './page.ts';

/** A paper on portrait A4: a head, then parts that flow from page to page. */
export interface Paper {
  readonly title: string;
  /** 云卫许准字〔2026〕第000123号 */
  readonly number: string;
  readonly author: string;
  /** `2026-11-21` */
  readonly date: string;
  /** The office over the title, as official letters have it. */
  readonly office?: string;
  readonly parts: readonly Part[];
}

const TITLE: TextStyle = { weight: 'bold', size: 26, spacing: 2 };
const NUMBER: TextStyle = { weight: 'regular', size: 14 };

const headLine = (text: string, style: TextStyle, row: number): PlacedLine =>
  centredLine(text, MIDDLE, TYPE_AREA.top + row * PITCH, fitted(text, style, TYPE_AREA.width));

function head({ office, title, number }: Paper): Block[] {
  if (!office) {
    return [
      { tag: 'H1', lines: [headLine(title, TITLE, 0.7)] },
      { tag: 'P', lines: [headLine(number, NUMBER, 2)] },
    ];
  }
  return [
    { tag: 'P', lines: [headLine(office, { weight: 'bold', size: 18 }, 0.5)] },
    { tag: 'H1', lines: [headLine(title, TITLE, 2)] },
    { tag: 'P', lines: [headLine(number, NUMBER, 3.3)] },
  ];
}

const pageNumber = (page: number, pages: number): PlacedLine => ({
  ...centredLine(`第${page + 1}页，共${pages}页`, MIDDLE, TYPE_AREA.bottom + 30, {
    weight: 'regular',
    size: 10.5,
    colour: QUIET,
  }),
  page,
});

/** Sets a paper on as many pages as it takes; they are numbered when there are several. */
export function paperSheet(paper: Paper): Sheet {
  const firstLine = TYPE_AREA.top + (paper.office ? 5.2 : 3.6) * PITCH;
  const { blocks, decorations, pages } = flow(paper.parts, firstLine);
  return {
    title: `${paper.title} ${paper.number}`,
    author: paper.author,
    date: paper.date,
    identifier: paper.number,
    size: A4,
    pages: Array.from({ length: pages }, (_, page) => {
      const own = decorations.filter(decoration => decoration.page === page);
      return {
        paths: own.flatMap(({ paths }) => paths),
        lines: [...(pages > 1 ? [pageNumber(page, pages)] : []), ...own.flatMap(({ lines = [] }) => lines)],
      };
    }),
    blocks: [...head(paper), ...blocks],
  };
}
