import type { RowMark } from '../row-marks.ts';

/** One mark of a row in words. */
export interface MarkText {
  readonly kind: 'error' | 'warning' | 'uncovered' | 'covered';
  readonly text: string;
}

export type MarkWords = (mark: RowMark) => readonly MarkText[];

/** What stands in the margin of the tables; told anew after every check. */
export class MarkBoard {
  readonly #listeners = new Set<() => void>();
  #marks: ReadonlyMap<string, RowMark> = new Map();
  #words: MarkWords = () => [];
  readonly press: (rowId: string) => void;

  /** @param press a mark of this row was pressed */
  constructor(press: (rowId: string) => void) {
    this.press = press;
  }

  show(marks: ReadonlyMap<string, RowMark>, words: MarkWords): void {
    this.#marks = marks;
    this.#words = words;
    for (const listener of this.#listeners) listener();
  }

  textsOf(rowId: string): readonly MarkText[] {
    const mark = this.#marks.get(rowId);
    return mark ? this.#words(mark) : [];
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
