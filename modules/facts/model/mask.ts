import { type Caller, type FieldClass, fieldAccess } from '@zhiban/identity';
import type { FactValue } from './check-element.ts';
import { ELEMENTS } from './elements/index.ts';

const HIDDEN = '****';
const TELEPHONES = new Set(['contact_phone', 'enterprise_phone']);

/**
 * The class under which the table of permissions knows an element; null for what is shown to everyone who may
 * meet the row. Sensitive personal information after 个人信息保护法 第二十八条; telephone and mail besides.
 */
export function fieldClass(code: string): FieldClass | null {
  const element = Object.hasOwn(ELEMENTS, code) ? ELEMENTS[code] : undefined;
  if (!element) return null;
  if (element.check === 'residentId') return 'identifier';
  if (element.check === 'mobile' || element.check === 'email' || TELEPHONES.has(code)) return 'contact';
  return element.sensitivity === 'sensitive' ? 'special' : null;
}

/** `13800000000` becomes `138****0000`, `330199194403150027` `330199********0027`: enough to recognise. */
function maskText(text: string, kind: FieldClass): string {
  if (kind === 'special') return HIDDEN;
  const at = text.indexOf('@');
  if (at > 0) return `${text.slice(0, 1)}${HIDDEN}${text.slice(at)}`;
  if (kind === 'identifier' && text.length === 18)
    return `${text.slice(0, 6)}${'*'.repeat(8)}${text.slice(14)}`;
  return text.length >= 10 ? `${text.slice(0, 3)}${HIDDEN}${text.slice(-4)}` : HIDDEN;
}

/** A value of an element as those see it who may not read it in full; masking twice changes nothing more. */
export function maskValue<V extends FactValue>(code: string, value: V): V | string {
  const kind = fieldClass(code);
  return kind === null || value === null || value === '' ? value : maskText(String(value), kind);
}

/** Masks for one reader: the function leaves alone what the table of permissions lets him read in full. */
export const maskFor =
  (caller: Caller) =>
  <V extends FactValue>(code: string, value: V): V | string => {
    const kind = fieldClass(code);
    return kind === null || fieldAccess(caller, kind) === 'full' ? value : maskValue(code, value);
  };
