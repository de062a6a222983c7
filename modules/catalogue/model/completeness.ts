import { materialKindNames } from '@zhiban/documents';
import { checkElement, type FactValue } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import { APPLICATION } from './context.ts';
import { factAt } from './facts-used.ts';
import { LICENSING_LAW } from './legal.ts';
import type { DecisionInput, FieldView, FormView, MaterialView, Reason } from './types.ts';

/**
 * What is missing or formally wrong, all of it at once: answers, required fields, values that their element
 * does not allow, required materials, materials of another kind.
 */
export function incomplete(view: FormView, input: DecisionInput): Reason[] {
  if (view.redirect) {
    const { question, text, remedy, legalBasis } = view.redirect;
    return [correct(`situation:${question}`, text, remedy, { legalBasis })];
  }
  return [
    ...view.questions.filter(({ id }) => view.unanswered.includes(id)).map(unanswered),
    ...view.groups.flatMap(group => group.fields).flatMap(field => fieldReason(field, input) ?? []),
    ...view.materials.flatMap(material => materialReason(material, input) ?? []),
  ];
}

function correct(
  id: string,
  text: Bilingual,
  remedy: Bilingual,
  more: Partial<Pick<Reason, 'field' | 'material' | 'legalBasis' | 'facts'>> = {},
): Reason {
  return { id, outcome: 'correct', text, remedy, legalBasis: LICENSING_LAW.completeness, facts: [], ...more };
}

const unanswered = ({ id, question }: { id: string; question: Bilingual }): Reason =>
  correct(
    `situation:${id}`,
    { zh: `“${question.zh}”还没有选择。`, en: `"${question.en}" has no answer yet.` },
    { zh: '请选择符合您情况的一项。', en: 'Choose what fits your case.' },
  );

function fieldReason(field: FieldView, input: DecisionInput): Reason | undefined {
  const place = { carrier: APPLICATION, element: field.element };
  const fact = factAt(input, place);
  if (!fact)
    return field.required
      ? correct(
          `missing:${APPLICATION}.${field.element}`,
          { zh: `“${field.label.zh}”还没有填写。`, en: `"${field.label.en}" is empty.` },
          { zh: `请填写${field.label.zh}。`, en: `Enter it.` },
          { field: place },
        )
      : undefined;
  const checked = check(field.element, fact.value);
  return checked?.ok === false
    ? correct(`invalid:${APPLICATION}.${field.element}`, checked.problem, checked.remedy, { field: place })
    : undefined;
}

const check = (code: string, value: FactValue) => (value === null ? undefined : checkElement(code, value));

function materialReason(material: MaterialView, input: DecisionInput): Reason | undefined {
  const state = input.materials[material.id];
  if (!state?.provided)
    return material.required
      ? correct(
          `missing:${material.id}`,
          { zh: `缺少材料“${material.name.zh}”。`, en: `The material "${material.name.en}" is missing.` },
          { zh: `请拍照或上传${material.name.zh}。`, en: 'Photograph it or upload a file.' },
          { material: material.id, legalBasis: material.legalBasis },
        )
      : undefined;
  const { readKind } = state;
  if (!readKind || readKind === material.kind || readKind === 'other' || material.kind === 'other')
    return undefined;
  const read = materialKindNames[readKind];
  return correct(
    `kind:${material.id}`,
    {
      zh: `上传的像是${read.zh}，不是“${material.name.zh}”。`,
      en: `The upload looks like "${read.en}", not the "${material.name.en}".`,
    },
    { zh: `请换成${material.name.zh}的照片或文件。`, en: `Upload the "${material.name.en}" instead.` },
    { material: material.id, legalBasis: material.legalBasis },
  );
}
