import { checkElement, element } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { KindTemplate } from '../../../model/kinds/index.ts';
import type { FieldCheck, ReadField, TamperSign } from '../../../model/reading.ts';
import { agreements } from '../checks/agreements.ts';
import type { FoundField } from '../checks/found-field.ts';
import { hasCheckDigit, type Mended, mendAuthority, mendFailed } from '../checks/mend.ts';
import { dateOrders, orderSign } from '../checks/orders.ts';
import { placeCheck } from '../checks/places.ts';

/** Confidence of a value that was mended, at most; and of one that fails its check. */
const mendedAtMost = 0.6;
const doubtful = 0.3;
/** Below this a person should compare the value with the picture. */
const unsure = 0.8;

interface Checked {
  readonly field: ReadField;
  readonly warning?: Bilingual;
}

const withCheck = (field: ReadField, check: FieldCheck): ReadField => {
  const failed = { check: 'failed', confidence: Math.min(doubtful, field.confidence) } as const;
  return { ...field, checks: [...(field.checks ?? []), check], ...(check.passed ? {} : failed) };
};

/** The value that was meant, never trusted much, and the words that say so. */
const mendedField = ({ characters: _, ...field }: FoundField, { value, check, by }: Mended): Checked => {
  const { zh, en } = element(field.element).name;
  const confidence = Math.min(mendedAtMost, field.confidence);
  return {
    field: { ...field, value, check: 'passed', checks: [check], repaired: true, confidence },
    warning: {
      zh: `${zh}有看不清的字符，已按${by.zh}认作 ${value}，请核对。`,
      en: `${en} had unclear characters; by its ${by.en} it is taken as ${value}. Please compare.`,
    },
  };
};

const checkField = (found: FoundField, all: readonly FoundField[], isAuthority: boolean): Checked => {
  const { characters: _, ...field } = found;
  const { name, type, check, format } = element(field.element);
  const kind = hasCheckDigit(field.element) ? 'check_digit' : 'format';
  const checked = checkElement(field.element, field.value);
  if (!checked.ok) {
    const warning = { zh: `照片上的${checked.problem.zh}`, en: `On the picture: ${checked.problem.en}` };
    const mended = mendFailed(found, all);
    return mended
      ? mendedField(found, mended)
      : { field: withCheck(field, { kind, passed: false }), warning };
  }
  const mended = isAuthority ? mendAuthority(found, all) : null;
  if (mended) return mendedField(found, mended);
  const hasForm = check !== undefined || format !== undefined || !['text', 'longtext'].includes(type);
  const value = type === 'longtext' ? field.value : String(checked.value);
  const sound: ReadField = hasForm
    ? { ...field, value, check: 'passed', checks: [{ kind, passed: true }] }
    : { ...field, value };
  if (sound.confidence >= unsure) return { field: sound };
  return {
    field: sound,
    warning: { zh: `${name.zh}看得不太清楚，请核对。`, en: `${name.en} is hard to read; please compare.` },
  };
};

/** Holds the fields of one material against each other and against the table of places. */
const compared = (
  fields: readonly ReadField[],
): { readonly fields: ReadField[]; readonly signs: TamperSign[]; readonly warnings: Bilingual[] } => {
  const byElement = new Map(fields.map(field => [field.element, field]));
  const note = (code: string, check: FieldCheck): void => {
    const field = byElement.get(code);
    if (field) byElement.set(code, withCheck(field, check));
  };
  const orders = dateOrders(fields);
  for (const { earlier, later, holds: passed } of orders) {
    note(earlier.element, { kind: 'date_order', passed, with: later.element });
    note(later.element, { kind: 'date_order', passed, with: earlier.element });
  }
  const number = fields.find(field => field.element === 'resident_id' && field.check === 'passed');
  const agreed = number ? agreements(number.value, fields) : [];
  for (const { other, number: code, holds: passed } of agreed) {
    note(other, { kind: 'agreement', passed, with: code });
    note(code, { kind: 'agreement', passed, with: other });
  }
  for (const field of fields) {
    const place = field.check === 'failed' ? null : placeCheck(field);
    if (place) note(field.element, place);
  }
  const warnings = agreed
    .filter(({ holds }) => !holds)
    .map(({ other, number: code }) => {
      const [one, two] = [element(other).name, element(code).name];
      return {
        zh: `${one.zh}与${two.zh}对不上，请对照原件核对。`,
        en: `${one.en} does not agree with ${two.en}; compare with the original.`,
      };
    });
  const signs = orders.filter(({ holds }) => !holds).map(orderSign);
  return { fields: [...byElement.values()], signs, warnings };
};

/**
 * Verifies what was read: against the element registry (check digits: GB 32100-2015, GB 11643-1999), against the
 * other fields of the material and against the table of places. Mends codes, words of closed lists and names of
 * authorities whose misreading is certain, and says in plain words what a person should look at.
 */
export function check(
  fields: readonly FoundField[],
  template: KindTemplate,
): { readonly fields: ReadField[]; readonly warnings: Bilingual[]; readonly signs: TamperSign[] } {
  const asked = template.labels.flatMap(label => label.fields);
  const authorities = new Set(asked.filter(({ type }) => type === 'authority').map(one => one.element));
  const checked = fields.map(field => checkField(field, fields, authorities.has(field.element)));
  const together = compared(checked.map(one => one.field));
  const missing = asked
    .filter(({ required, element: code }) => required && !fields.some(field => field.element === code))
    .map(({ element: code }) => element(code).name);
  return {
    fields: together.fields,
    signs: together.signs,
    warnings: [
      ...checked.flatMap(one => (one.warning ? [one.warning] : [])),
      ...together.warnings,
      ...missing.map(name => ({
        zh: `没有读到${name.zh}，请手动填写或重新拍照。`,
        en: `${name.en} was not found; enter it or take the picture again.`,
      })),
    ],
  };
}
