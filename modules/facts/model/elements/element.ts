import type { Bilingual } from '@zhiban/kernel';

export interface Choice {
  /** The Chinese word itself, so that rules and certificates read the same: `"存续"`. */
  readonly value: string;
  readonly name: Bilingual;
  /** Other spellings that mean the same; they are normalised to `value`. */
  readonly aliases?: readonly string[];
}

/** A registered data element, shared by all services. */
export interface Element {
  readonly code: string;
  readonly name: Bilingual;
  /** Values: date `2026-11-21`; money in yuan with at most two decimals; choice one of `choices`. */
  readonly type: 'text' | 'longtext' | 'date' | 'integer' | 'decimal' | 'money' | 'boolean' | 'choice';
  /** Source of a regular expression that the whole normalised value must match. */
  readonly format?: string;
  readonly check?: 'uscc' | 'residentId' | 'division' | 'mobile' | 'postcode' | 'email';
  /** In characters; 200 for text and 4000 for longtext when absent. */
  readonly maxLength?: number;
  readonly sensitivity: 'public' | 'internal' | 'personal' | 'sensitive';
  readonly choices?: readonly Choice[];
  readonly unit?: Bilingual;
  /** The standard or law that defines it: `GB 32100-2015`. */
  readonly standard?: string;
  readonly subject: 'organisation' | 'person' | 'licence' | 'application';
  readonly hint?: Bilingual;
  /** A date that may have no end: 长期 is normalised to `UNLIMITED`. */
  readonly openEnded?: boolean;
  /** An address: a leading province, city or district may be left out when two are compared. */
  readonly address?: boolean;
}

/** What differs from element to element; the code is the key, the subject the file. */
export type Row = Omit<Element, 'code' | 'subject' | 'name'> & { readonly zh: string; readonly en: string };

export function elementsOf(
  subject: Element['subject'],
  rows: Readonly<Record<string, Row>>,
): Record<string, Element> {
  const elements: Record<string, Element> = {};
  for (const [code, { zh, en, ...rest }] of Object.entries(rows))
    elements[code] = { code, name: { zh, en }, subject, ...rest };
  return elements;
}

/** The value of an open-ended date that has no end (长期): later than every day that rules compare it with. */
export const UNLIMITED = '9999-12-31';
