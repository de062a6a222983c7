import type { ModdleElement } from 'dmn-moddle';

export type Element = ModdleElement;

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';

/** The element's type without its prefix: `DecisionTable`. */
export const typeOf = (element: Element): string => element.$type.replace(/^.*:/, '');

export function child(element: Element | undefined, name: string): Element | undefined {
  const value = element?.[name];
  return isElement(value) ? value : undefined;
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  const value = element?.[name];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** An attribute or the text of a child element, trimmed; empty when there is none. */
export function textOf(element: Element | undefined, name: string): string {
  const value = element?.[name];
  return typeof value === 'string' ? value.trim() : '';
}

// XML allows ids in any script, the reader of dmn-moddle only in ASCII: the other letters travel as `_x4E2D_`.

export const encodeId = (id: string): string =>
  id.replace(/[^\x20-\x7e]/gu, letter => `_x${letter.codePointAt(0)?.toString(16) ?? ''}_`);

const decodeId = (id: string): string =>
  id.replace(/_x([0-9a-f]{2,6})_/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code > 0x7e && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The element's id; empty when there is none. */
export const idOf = (element: Element): string => decodeId(textOf(element, 'id'));

/** A reference to an element: the namespace of its model, empty for the same one, and its id. */
export interface Reference {
  readonly namespace: string;
  readonly id: string;
}

function referenceOf(element: Element | undefined): Reference {
  const href = decodeId(textOf(element, 'href'));
  const hash = href.lastIndexOf('#');
  return { namespace: href.slice(0, Math.max(0, hash)), id: href.slice(hash + 1) };
}

/** The element to which a reference points; its id is empty where there is no reference. */
export const refOf = (element: Element | undefined, name: string): Reference =>
  referenceOf(child(element, name));

/** The elements to which the references of a list point. */
export const refsOf = (element: Element, name: string): Reference[] =>
  childrenOf(element, name).map(referenceOf);
