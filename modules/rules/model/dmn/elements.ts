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

/** The id to which a reference within the same document points. */
export const refOf = (element: Element | undefined, name: string): string =>
  textOf(child(element, name), 'href').replace(/^.*#/, '');
