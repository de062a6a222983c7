import { ELEMENTS, type Fact } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { ApplicationView, FieldView, MaterialView, ReasonView } from '../../../model/view.ts';

/** The carrier of what the form itself holds. */
const FORM = '申请';

/** A place on a page of a material. */
interface PagePlace {
  readonly material: string;
  readonly page: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** One answer to an element, with what an officer needs to judge it. */
export interface Answer {
  readonly value: Fact['value'];
  readonly kind: Fact['source']['kind'] | 'unknown';
  readonly source: Bilingual;
  readonly trust: Fact['trust'];
  readonly observedAt: string | null;
  /** Where a machine read it. */
  readonly read?: PagePlace & {
    readonly raw: string;
    readonly confidence: number;
    readonly check: 'passed' | 'failed' | 'none';
  };
}

export interface FactEntry {
  /** Carrier and element, as reasons name them: `申请.uscc`. */
  readonly key: string;
  readonly carrier: string;
  readonly element: string;
  readonly label: Bilingual;
  readonly field: Pick<FieldView, 'type' | 'choices'>;
  /** The one that counts; null where nothing is known. */
  readonly answer: Answer | null;
  /** Other answers to the same element that differ, best first. */
  readonly others: readonly Answer[];
  readonly problem: FieldView['problem'];
}

export interface FactGroup {
  readonly id: string;
  readonly kind: 'form' | 'material' | 'register';
  readonly title: Bilingual;
  readonly entries: readonly FactEntry[];
}

/** Below this the rules rely on nothing that a machine read. */
const SURE_ENOUGH = 0.9;

/** Whether the machine was unsure of what it read. */
export const isUnclear = ({ confidence }: Pick<NonNullable<Answer['read']>, 'confidence'>): boolean =>
  confidence < SURE_ENOUGH;

type Viewed = Pick<ApplicationView, 'groups' | 'materials' | 'decision'>;

export const factKey = ({ carrier, element }: { carrier: string; element: string }): string =>
  `${carrier}.${element}`;

/** Everything known about an application: the form, what was read on each material, what registers said. */
export function factGroups(view: Viewed): FactGroup[] {
  const form = view.groups.map(({ id, title, fields }) => ({
    id: `form-${id}`,
    kind: 'form' as const,
    title,
    entries: fields.map(field => formEntry(field, view.materials)),
  }));
  const materials = view.materials.flatMap(material => {
    const entries = readEntries(material);
    return entries.length > 0
      ? [{ id: `material-${material.id}`, kind: 'material' as const, title: material.name, entries }]
      : [];
  });
  return [...form, ...materials, ...otherCarriers(view)];
}

function formEntry(
  { element, label, type, choices, fact, others, problem }: FieldView,
  materials: readonly MaterialView[],
): FactEntry {
  return {
    key: factKey({ carrier: FORM, element }),
    carrier: FORM,
    element,
    label,
    field: { type, choices },
    answer: fact && answerOf(fact, materials),
    others: others.map(other => answerOf(other, materials)),
    problem,
  };
}

function answerOf(fact: Fact, materials: readonly MaterialView[]): Answer {
  const { value, source, trust, observedAt, evidence } = fact;
  const material = materials.find(({ document }) => document && document.id === evidence?.documentId);
  const read =
    material && evidence?.box
      ? {
          material: material.id,
          page: evidence.page ?? 1,
          box: evidence.box,
          raw: evidence.raw ?? String(value),
          confidence: fact.confidence,
          check: evidence.check ?? ('none' as const),
        }
      : undefined;
  return { value, kind: source.kind, source: source.name, trust, observedAt, read };
}

function readEntries({ id, name, document }: MaterialView): FactEntry[] {
  if (!document) return [];
  return document.fields.map(({ element, value, page, box, raw, confidence, check }) => ({
    ...describe(element),
    key: factKey({ carrier: name.zh, element }),
    carrier: name.zh,
    element,
    answer: {
      value,
      kind: 'material',
      source: name,
      trust: 'C',
      observedAt: document.uploadedAt,
      read: { material: id, page, box, raw, confidence, check },
    },
    others: [],
    problem: null,
  }));
}

/** What the decision used from carriers that are neither form nor material: the registers. */
function otherCarriers({ materials, decision }: Viewed): FactGroup[] {
  const shown = new Set([FORM, ...materials.flatMap(({ name, document }) => (document ? [name.zh] : []))]);
  const groups = new Map<string, Map<string, FactEntry>>();
  for (const fact of (decision?.reasons ?? []).flatMap(({ facts }) => facts)) {
    if (shown.has(fact.carrier)) continue;
    const group = groups.get(fact.carrier) ?? new Map<string, FactEntry>();
    groups.set(fact.carrier, group.set(fact.element, usedEntry(fact)));
  }
  return [...groups].map(([carrier, entries]) => ({
    id: `register-${carrier}`,
    kind: 'register',
    title: { zh: carrier, en: carrier },
    entries: [...entries.values()],
  }));
}

function usedEntry({ carrier, element, value, trust, source }: ReasonView['facts'][number]): FactEntry {
  return {
    ...describe(element),
    key: factKey({ carrier, element }),
    carrier,
    element,
    answer: {
      value,
      kind: trust === 'A' ? 'register' : 'unknown',
      source: { zh: source, en: source },
      trust,
      observedAt: null,
    },
    others: [],
    problem: null,
  };
}

function describe(element: string): Pick<FactEntry, 'label' | 'field'> {
  const known = ELEMENTS[element];
  return {
    label: known?.name ?? { zh: element, en: element },
    field: {
      type: known?.type ?? 'text',
      choices: (known?.choices ?? []).map(({ value, name }) => ({ value, name })),
    },
  };
}

export const findEntry = (groups: readonly FactGroup[], key: string): FactEntry | undefined =>
  groups.flatMap(({ entries }) => entries).find(entry => entry.key === key);

/** The keys of the facts that a reason is about or has used. */
export function factsOf({ field, facts }: Pick<ReasonView, 'field' | 'facts'>): Set<string> {
  return new Set([...(field ? [field] : []), ...facts].map(factKey));
}
