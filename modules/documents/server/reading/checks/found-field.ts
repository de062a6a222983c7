import type { ReadField } from '../../../model/reading.ts';
import type { TextLine } from '../lines.ts';
import type { ReadCharacter } from '../ocr/decode.ts';

/** A field as it was extracted, with what the recogniser saw in its place. */
export interface FoundField extends ReadField {
  /** Absent where the value stands on several lines or is a PDF's own text. */
  readonly characters?: readonly ReadCharacter[];
}

/** A value that was found, as a field that nothing was held against yet. */
export function foundField(
  element: string,
  { value, raw }: { readonly value: string; readonly raw: string },
  seen: Pick<FoundField, 'confidence' | 'page' | 'box' | 'characters'>,
): FoundField {
  return { element, value, raw, check: 'none', ...seen };
}

/** The places of a line in which a text was read, with those beside it where a character may have been missed. */
export function placesOf(line: TextLine | undefined, raw: string): readonly ReadCharacter[] | undefined {
  const places = (line?.characters ?? []).filter(({ options }) => options[0]?.text !== ' ');
  const first = places.map(({ options }) => options[0]?.text ?? '');
  const start = first.join('').indexOf(raw);
  if (!raw || start < 0) return undefined;
  const ends = first.map((_, index) => first.slice(0, index + 1).join('').length);
  return places.filter((_, index) => {
    const end = ends[index] ?? 0;
    const missed = first[index] === '';
    return missed ? end >= start && end <= start + raw.length : end > start && end <= start + raw.length;
  });
}
