import type { Reading } from '@zhiban/documents';
import type { SpecimenData } from '@zhiban/documents/server';
import { checkElement, element } from '@zhiban/facts';
import type { Picture } from './pictures.ts';

/** One key field: what was printed, what was read, and whether repair had a part in it. */
export interface KeyField {
  readonly element: string;
  readonly printed: string;
  readonly read: string | undefined;
  readonly right: boolean;
  readonly repaired: boolean;
}

const comparable = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** As the registry writes it, so that 长期 and UNLIMITED, 壹佰万元整 and 1000000 are the same. */
const normal = (code: string, value: string): string => {
  const checked = checkElement(code, value);
  return comparable(checked.ok ? String(checked.value) : value);
};

/** Papers of no kind that is known: what must stand in a cell or a paragraph of its own. */
const ofForm = ['enterprise_name', 'uscc', 'legal_representative', 'mobile_phone', 'business_address'];
const ofLetter = ['title', 'signature', 'date'];

const dated = (value: string): string => value.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日');

const among = (data: SpecimenData, codes: readonly string[], texts: readonly string[]): KeyField[] =>
  codes.map(code => {
    const printed = comparable(dated(data[code] ?? ''));
    const right = texts.some(text => comparable(text) === printed);
    return { element: code, printed, read: right ? printed : undefined, right, repaired: false };
  });

/**
 * The key fields of a photograph: every element that is printed, but for running text (the scope of business);
 * of a form its cells, of a letter title, signature and date. Values are compared whole.
 */
export function keyFields({ kind, data }: Pick<Picture, 'kind' | 'data'>, reading: Reading): KeyField[] {
  if (kind === 'letter')
    return among(
      data,
      ofLetter,
      reading.paragraphs.map(({ text }) => text),
    );
  if (kind === 'table_form')
    return among(
      data,
      ofForm,
      reading.tables.flatMap(({ rows }) => rows.flatMap(row => row.map(({ text }) => text))),
    );
  return Object.entries(data)
    .filter(([code]) => element(code).type !== 'longtext')
    .map(([code, value]) => {
      const field = reading.fields.find(one => one.element === code);
      const [printed, read] = [normal(code, value), field && normal(code, field.value)];
      return { element: code, printed, read, right: printed === read, repaired: field?.repaired === true };
    });
}
