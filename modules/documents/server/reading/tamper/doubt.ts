import type { PageBox, ReadField, TamperSign } from '../../../model/reading.ts';

/** A value that a sign lies on is not relied on by machine: below any threshold for that. */
const doubted = 0.5;

const overlap = (one: PageBox, other: PageBox): number => {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
};

/** A quarter of the sign's own area is enough, and keeps the neighbours out. */
const liesOn = ({ page, box }: TamperSign, field: ReadField): boolean =>
  box === null ||
  (page === field.page &&
    overlap(box, field.box) > 0.25 * Math.min(box.width * box.height, field.box.width * field.box.height));

/**
 * Lowers the confidence of every value on which a sign lies, and says why: its case goes to a person with that
 * reason. A sign of the whole file lies on all of them.
 */
export function doubtFields(fields: readonly ReadField[], signs: readonly TamperSign[]): ReadField[] {
  return fields.map(field => {
    const sign = signs.find(one => liesOn(one, field));
    if (!sign) return field;
    return { ...field, confidence: Math.min(doubted, field.confidence), doubt: sign.text };
  });
}
