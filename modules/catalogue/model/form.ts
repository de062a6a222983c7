import { element } from '@zhiban/facts';
import { type CompiledExpression, compileExpression, type FeelContext } from '@zhiban/rules';
import { APPLICATION, contextOf, type Vocabulary } from './context.ts';
import type { ServiceDefinition } from './service.ts';
import type { FieldView, FormInput, FormView, MaterialView, Redirect } from './types.ts';

type Test = (context: FeelContext) => boolean;

const always: Test = () => true;

/** Compiles a FEEL text of `service.yaml`; `where` is its path there, such as `form.0.fields.2.when`. */
export type CompileFeel = (text: string, where: string) => CompiledExpression;

export const feelCompiler =
  (vocabulary: Vocabulary): CompileFeel =>
  (text, where) =>
    compileExpression(text, { names: vocabulary.names, where });

/** Parts of a dotted carrier name: `登记.企业名称`, or `登记` for the field's own element. */
export function prefillSource(vocabulary: Vocabulary, carrier: string, own: string) {
  const [name = '', elementName] = carrier.split('.');
  const code = elementName === undefined ? own : vocabulary.codeOf(name, elementName);
  const carries = vocabulary.carriers.get(name)?.some(known => known.code === code) === true;
  return code !== undefined && carries && name !== APPLICATION ? { carrier: name, element: code } : undefined;
}

/** Compiles the guided questions, fields and materials: the function that says what is asked for. */
export function compileForm(definition: ServiceDefinition, vocabulary: Vocabulary, compile: CompileFeel) {
  const test = (text: string | boolean | undefined, where: string): Test => {
    if (text === undefined || text === true) return always;
    if (text === false) return () => false;
    const expression = compile(text, where);
    return context => expression.evaluate(context) === true;
  };
  const questions = definition.situations.map((question, q) => ({
    question,
    asked: test(question.when, `situations.${q}.when`),
  }));
  const groups = definition.form.map(({ id, title, fields }, g) => ({
    id,
    title,
    fields: fields.map((field, f) => {
      const where = `form.${g}.fields.${f}`;
      const known = element(field.element);
      return {
        asked: test(field.when, `${where}.when`),
        required: test(field.required, `${where}.required`),
        view: {
          element: field.element,
          definition: known,
          label: field.label ?? known.name,
          hint: field.hint ?? known.hint ?? null,
          editable: field.editable,
          prefill: field.carrier.flatMap(name => prefillSource(vocabulary, name, field.element) ?? []),
        } satisfies Omit<FieldView, 'required'>,
      };
    }),
  }));
  const materials = definition.materials.map(({ when, required, ...material }, m) => ({
    asked: test(when, `materials.${m}.when`),
    required: test(required, `materials.${m}.required`),
    view: {
      ...material,
      hint: material.hint ?? null,
    } satisfies Omit<MaterialView, 'required'>,
  }));

  return function form(input: FormInput, context = contextOf(definition, vocabulary, input)): FormView {
    const asked = questions.filter(({ asked }) => asked(context)).map(({ question }) => question);
    const chosen = asked.map(question => ({
      question,
      option: question.options.find(option => option.value === input.answers[question.id]),
    }));
    return {
      questions: asked,
      unanswered: chosen.filter(({ option }) => !option).map(({ question }) => question.id),
      redirect: firstRedirect(chosen),
      groups: groups
        .map(({ id, title, fields }) => ({
          id,
          title,
          fields: fields
            .filter(field => field.asked(context))
            .map(field => ({ ...field.view, required: field.required(context) })),
        }))
        .filter(group => group.fields.length > 0),
      materials: materials
        .filter(material => material.asked(context))
        .map(material => ({ ...material.view, required: material.required(context) })),
    };
  };
}

function firstRedirect(
  chosen: readonly {
    question: { id: string };
    option?: { redirect?: Omit<Redirect, 'question' | 'service'> & { service?: string } };
  }[],
): Redirect | null {
  for (const { question, option } of chosen)
    if (option?.redirect)
      return { ...option.redirect, question: question.id, service: option.redirect.service ?? null };
  return null;
}
