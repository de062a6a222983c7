import type { ApplicationView } from '../../../model/view.ts';

/** One screen of the form: on phones alone, on wide windows one block of the page. */
export type Screen =
  | { readonly kind: 'situation' | 'materials' | 'review'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string; readonly group: ApplicationView['groups'][number] };

/** The carrier of what the form itself holds. */
const FORM = '申请';

export const fieldAnchor = (element: string): string => `field-${element}`;
export const materialAnchor = (material: string): string => `material-${material}`;
export const questionAnchor = (question: string): string => `question-${question}`;

/** Situation, materials, information group by group, check: what there is nothing to do on is left out. */
export function screensOf(
  view: Pick<ApplicationView, 'questions' | 'elsewhere' | 'groups' | 'materials'>,
): Screen[] {
  const situation: Screen[] = view.questions.length ? [{ kind: 'situation', id: 'situation' }] : [];
  if (view.elsewhere) return situation;
  return [
    ...situation,
    ...(view.materials.length ? [{ kind: 'materials', id: 'materials' } as const] : []),
    ...view.groups.map(group => ({ kind: 'group', id: `group-${group.id}`, group }) as const),
    { kind: 'review', id: 'review' },
  ];
}

/** Which step a screen belongs to: all groups of information are one step. From 1. */
export function stepOf(screens: readonly Screen[], index: number): { current: number; total: number } {
  const kinds = [...new Set(screens.map(({ kind }) => kind))];
  const shown = screens[index];
  return { current: shown ? kinds.indexOf(shown.kind) + 1 : 1, total: kinds.length };
}

interface Target {
  /** What the reason is about; the row or check that gave it has an id. */
  readonly id?: string;
  readonly field?: { readonly carrier: string; readonly element: string } | null;
  readonly material?: string | null;
}

/** Whether something that the applicant can mend is about this element of the form. */
export const isAbout = (reason: Target & { readonly outcome: string }, element: string): boolean =>
  reason.outcome === 'correct' && reason.field?.carrier === FORM && reason.field.element === element;

interface Place {
  readonly screen: string;
  readonly anchor: string;
}

/**
 * Where on the form something is mended: a field, the material that carries it, or a question. Nothing when
 * the applicant cannot mend it here, as with what a register says.
 */
export function placeOf(
  view: Pick<ApplicationView, 'questions' | 'groups' | 'materials'>,
  target: Target,
): Place | undefined {
  const { field } = target;
  if (field?.carrier === FORM) {
    const group = view.groups.find(({ fields }) => fields.some(({ element }) => element === field.element));
    if (group) return { screen: `group-${group.id}`, anchor: fieldAnchor(field.element) };
  }
  const material = view.materials.find(
    ({ id, name }) => id === target.material || name.zh === field?.carrier,
  );
  if (material) return { screen: 'materials', anchor: materialAnchor(material.id) };
  const question = view.questions.find(({ id }) => target.id === `situation:${id}`);
  return question ? { screen: 'situation', anchor: questionAnchor(question.id) } : undefined;
}
