import type { TextLine } from './lines.ts';
import type { Picture } from './picture.ts';
import type { Layout } from './stages/lay-out.ts';

/** One page of a file: its own text where it has some, and its picture when asked for. */
export interface SourcePage {
  readonly number: number;
  /** Size in pixels at which the page is read. */
  readonly width: number;
  readonly height: number;
  /** Lines of the PDF's own text; null: the page must be read from its picture. */
  readonly lines: readonly TextLine[] | null;
  /** Tables and paragraphs, where the file itself tells them. */
  readonly layout?: Layout;
  picture(): Promise<Picture>;
}

/** A file taken apart into pages. `close` gives back the memory. */
export interface SourcePages {
  readonly count: number;
  page(number: number): Promise<SourcePage>;
  /** Programs that the file says it was made with. */
  programs(): Promise<readonly string[]>;
  close(): Promise<void>;
}
