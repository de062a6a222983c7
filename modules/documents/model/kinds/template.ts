import type { MaterialKind } from '../reading.ts';

/**
 * How a value is found in the text behind a label:
 * - `text`: everything that no other field of the label took
 * - `name`: a person's name, Chinese characters and the middle dot only
 * - `authority`: as `text`, without the fragments of a seal behind its name
 * - `date`: one date; `date_from` and `date_to`: the ends of a period, 长期 for an open end
 * - `uscc`, `resident_id`, `licence_number`, `sex`, `ethnicity`: by their own form
 * - `form`: by the field's own `form`
 * - `parts`: as `text`, of two parts with a stroke between them; the first ends as the field's `form` says
 */
export type ValueType =
  | 'text'
  | 'name'
  | 'authority'
  | 'date'
  | 'date_from'
  | 'date_to'
  | 'uscc'
  | 'resident_id'
  | 'licence_number'
  | 'sex'
  | 'ethnicity'
  | 'form'
  | 'parts';

export interface TemplateField {
  /** Code of the element registry, which also knows its name and how it is checked. */
  readonly element: string;
  readonly type: ValueType;
  /** Source of a regular expression. Of type `form` its first group, if it has one, is the value. */
  readonly form?: string;
  /** A material of this kind without it deserves a warning. */
  readonly required?: boolean;
  /** May be found by its form anywhere on the page when its label is not. */
  readonly anywhere?: boolean;
}

export interface TemplateLabel {
  /** Printed forms, without spaces and brackets. The longest one that fits is taken. */
  readonly names: readonly string[];
  /** What stands behind the label; several where one label covers several elements. None: not of interest. */
  readonly fields: readonly TemplateField[];
  /**
   * `line`: the value ends with its line. `block`: it may go on in regular lines below. `loose`: its parts
   * stand below each other as they please, as name and date in the place of the seal do.
   */
  readonly extent: 'line' | 'block' | 'loose';
  /** The label may follow another value within the same printed line (性别男民族汉). */
  readonly inline?: boolean;
}

/**
 * Everything that the reader knows about one kind of material. A new kind is one more of these. A kind with two
 * sides has a template for each: what is required is asked of the sides that were seen.
 */
export interface KindTemplate {
  readonly kind: Exclude<MaterialKind, 'other'>;
  /** Printed titles, without spaces; empty where the material has none. */
  readonly titles: readonly string[];
  readonly labels: readonly TemplateLabel[];
}
