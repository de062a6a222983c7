import type { ReadField } from '../../../model/reading.ts';
import type { ReadCharacter } from '../ocr/decode.ts';

/** A field as it was extracted, with what the recogniser saw in its place. */
export interface FoundField extends ReadField {
  /** Absent where the value stands on several lines or is a PDF's own text. */
  readonly characters?: readonly ReadCharacter[];
}
