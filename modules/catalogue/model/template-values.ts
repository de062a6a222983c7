import type { DocxValues } from '@zhiban/documents';
import { ELEMENTS, type Element, type FactValue } from '@zhiban/facts';
import { APPLICATION, SITUATION, type Vocabulary } from './context.ts';
import type { ServiceDefinition } from './service.ts';
import { ABOUT } from './template-names.ts';
import type { DecisionInput, TemplateFacts } from './types.ts';

/** Every name that the template of an application form may have in braces, lists apart. */
export const templateTexts = (definition: ServiceDefinition, { carriers }: Vocabulary): Set<string> =>
  new Set([
    ...ABOUT,
    ...definition.situations.map(({ id }) => `${SITUATION}.${id}`),
    ...Array.from(carriers).flatMap(([carrier, elements]) =>
      elements.flatMap(({ name }) =>
        carrier === APPLICATION ? [name, `${carrier}.${name}`] : [`${carrier}.${name}`],
      ),
    ),
  ]);

/** What an application form is filled with; whatever is not known is empty, so that a hand can write it. */
export function templateValues(
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
  input: DecisionInput,
  { about, fields, materials, read }: TemplateFacts,
): DocxValues {
  const written = (element: Element | undefined, value: FactValue | undefined) =>
    (element && value !== undefined ? read(element, value) : null) ?? '';
  const chosen = definition.situations.map(({ id, question, options }) => ({
    id,
    question: question.zh,
    answer: options.find(({ value }) => value === input.answers[id])?.label.zh ?? '',
  }));
  const facts = Array.from(vocabulary.carriers).flatMap(([carrier, elements]) =>
    elements.flatMap(({ code, name }): [string, string][] => {
      const text = written(ELEMENTS[code], input.carriers[carrier]?.[code]?.value);
      const own: [string, string] = [`${carrier}.${name}`, text];
      return carrier === APPLICATION ? [[name, text], own] : [own];
    }),
  );
  return {
    ...Object.fromEntries(facts),
    ...Object.fromEntries(chosen.map(({ id, answer }) => [`${SITUATION}.${id}`, answer])),
    ...about,
    信息: fields.map(({ label, value, source }) => ({ 项目: label, 内容: value, 来源: source })),
    材料: materials.map(({ name, form }, index) => ({ 序号: String(index + 1), 名称: name, 形式: form })),
    选择: chosen
      .filter(({ answer }) => answer !== '')
      .map(({ question, answer }) => ({ 问题: question, 回答: answer })),
  };
}
