import type { DecisionInput } from '@zhiban/catalogue';
import { ELEMENTS, type Fact, maskFor } from '@zhiban/facts';
import type { Caller } from '@zhiban/identity';
import type { ApplicationView } from '../model/view.ts';

type Reasons = NonNullable<ApplicationView['decision']>['reasons'];

/** What this reader sees of an application: the one place where personal values are masked in it. */
export function maskView(caller: Caller, view: ApplicationView): ApplicationView {
  const mask = maskFor(caller);
  const fact = (known: Fact): Fact => ({
    ...known,
    value: mask(known.element, known.value),
    ...(known.evidence?.raw === undefined
      ? {}
      : { evidence: { ...known.evidence, raw: mask(known.element, known.evidence.raw) } }),
  });
  const reasons = (all: Reasons): Reasons =>
    all.map(reason => ({
      ...reason,
      facts: reason.facts.map(used => ({ ...used, value: mask(used.element, used.value) })),
    }));
  return {
    ...view,
    groups: view.groups.map(group => ({
      ...group,
      fields: group.fields.map(field => ({
        ...field,
        fact: field.fact && fact(field.fact),
        others: field.others.map(fact),
      })),
    })),
    materials: view.materials.map(material => ({
      ...material,
      document: material.document && {
        ...material.document,
        fields: material.document.fields.map(read => ({
          ...read,
          value: mask(read.element, read.value),
          raw: mask(read.element, read.raw),
        })),
      },
    })),
    preReview: view.preReview && { ...view.preReview, reasons: reasons(view.preReview.reasons) },
    decision: view.decision && { ...view.decision, reasons: reasons(view.decision.reasons) },
  };
}

type Condition = { readonly input: string; readonly value: string };

/**
 * Masks the conditions of a trace. They are expressions over names in Chinese: what names a masked element is
 * masked whole, and a masked value is masked wherever else it stands.
 */
export function maskConditions(
  caller: Caller,
  input: DecisionInput,
): <C extends Condition>(condition: C) => C {
  const mask = maskFor(caller);
  const hidden = Object.values(ELEMENTS).filter(({ code }) => mask(code, '?') !== '?');
  const values = Object.values(input.carriers)
    .flatMap(carrier => Object.values(carrier))
    .map(({ element, value }) => [String(value), String(mask(element, value))] as const)
    .filter(([full, masked]) => full !== masked && full.length >= 7);
  return condition => {
    if (hidden.some(({ name }) => condition.input.includes(name.zh)))
      return { ...condition, value: '"****"' };
    const value = values.reduce((text, [full, masked]) => text.replaceAll(full, masked), condition.value);
    return { ...condition, value };
  };
}
