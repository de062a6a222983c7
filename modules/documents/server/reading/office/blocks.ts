/** What a document without pages consists of, in its order. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly BlockCell[])[] };

export interface BlockCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
}
