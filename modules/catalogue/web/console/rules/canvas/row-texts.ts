/** An element of the file, as far as its texts are read. */
interface Texts {
  readonly name?: string;
  readonly text?: string;
}

export interface Annotation {
  /** The annotation column: 法律依据. */
  readonly name: string;
  readonly text: string;
}

/** What a row says beside its conditions and outputs. */
export interface RowTexts {
  readonly id: string;
  readonly table: string;
  /** From 1. */
  readonly index: number;
  readonly annotations: readonly Annotation[];
}

/** The row's text in each annotation column of its table; a new row has none yet. */
export function annotationsOf(
  columns: readonly Texts[],
  { annotationEntry = [] }: { readonly annotationEntry?: readonly Texts[] },
): Annotation[] {
  return columns.map(({ name = '' }, index) => ({ name, text: annotationEntry[index]?.text ?? '' }));
}

/** The texts of all columns after one was changed: entries belong to columns by their place alone. */
export function withAnnotation(annotations: readonly Annotation[], column: number, text: string): string[] {
  return annotations.map((annotation, index) => (index === column ? text : annotation.text));
}
