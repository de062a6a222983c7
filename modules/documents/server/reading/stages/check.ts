import { checkElement, element } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { KindTemplate } from '../../../model/kinds/index.ts';
import type { ReadField } from '../../../model/reading.ts';
import { repairCode } from '../repair.ts';

/** Confidence of a value that was mended, at most; and of one that fails its check. */
const mended = 0.6;
const doubtful = 0.3;
/** Below this a person should compare the value with the picture. */
const unsure = 0.8;

interface Checked {
  readonly field: ReadField;
  readonly warning?: Bilingual;
}

const repaired = (field: ReadField): Checked | null => {
  if (!element(field.element).check) return null;
  const value = repairCode(field.value, candidate => checkElement(field.element, candidate).ok);
  if (value === null) return null;
  const { zh, en } = element(field.element).name;
  return {
    field: { ...field, value, check: 'passed', confidence: Math.min(mended, field.confidence) },
    warning: {
      zh: `${zh}有看不清的字符，已按校验位认作 ${value}，请核对。`,
      en: `${en} had unclear characters; by its check digit it is taken as ${value}. Please compare.`,
    },
  };
};

const checkField = (field: ReadField): Checked => {
  const { name, type, check } = element(field.element);
  const checked = checkElement(field.element, field.value);
  if (!checked.ok) {
    const failed = { ...field, check: 'failed', confidence: Math.min(doubtful, field.confidence) } as const;
    const warning = { zh: `照片上的${checked.problem.zh}`, en: `On the picture: ${checked.problem.en}` };
    return repaired(field) ?? { field: failed, warning };
  }
  const hasForm = check !== undefined || !['text', 'longtext'].includes(type);
  const value = type === 'longtext' ? field.value : String(checked.value);
  const sound: ReadField = { ...field, value, check: hasForm ? 'passed' : 'none' };
  if (sound.confidence >= unsure) return { field: sound };
  return {
    field: sound,
    warning: { zh: `${name.zh}看得不太清楚，请核对。`, en: `${name.en} is hard to read; please compare.` },
  };
};

/**
 * Verifies what was read against the element registry (check digits: GB 32100-2015, GB 11643-1999), mends
 * codes whose misreading is certain, and says in plain words what a person should look at.
 */
export function check(
  fields: readonly ReadField[],
  template: KindTemplate,
): { readonly fields: ReadField[]; readonly warnings: Bilingual[] } {
  const checked = fields.map(checkField);
  const missing = template.labels
    .flatMap(label => label.fields)
    .filter(({ required, element: code }) => required && !fields.some(field => field.element === code))
    .map(({ element: code }) => element(code).name);
  return {
    fields: checked.map(one => one.field),
    warnings: [
      ...checked.flatMap(one => (one.warning ? [one.warning] : [])),
      ...missing.map(name => ({
        zh: `没有读到${name.zh}，请手动填写或重新拍照。`,
        en: `${name.en} was not found; enter it or take the picture again.`,
      })),
    ],
  };
}
