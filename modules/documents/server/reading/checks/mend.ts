import { checkElement, element, placeOfAddress } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { FieldCheck, ReadField } from '../../../model/reading.ts';
import { fitOf, wordMeant } from '../known-words.ts';
import { repairCode } from '../repair.ts';
import { agreements } from './agreements.ts';
import type { FoundField } from './found-field.ts';

/** A value that was misread for certain: what it was, what tells so, and that in words. */
export interface Mended {
  readonly value: string;
  readonly check: FieldCheck;
  readonly by: Bilingual;
}

const codes = new Set(['uscc', 'residentId']);

/** Whether a code has a check digit (GB 32100-2015, GB 11643-1999). */
export const hasCheckDigit = (code: string): boolean => codes.has(element(code).check ?? '');

const mendCode = ({ element: code, value, characters }: FoundField, all: readonly ReadField[]) => {
  const sound = (candidate: string): boolean => checkElement(code, candidate).ok;
  // Birth and sex, where they were read, tell two candidates apart.
  const agrees = (candidate: string): boolean =>
    code !== 'resident_id' || agreements(candidate, all).every(({ holds }) => holds);
  return (
    repairCode(value, candidate => sound(candidate) && agrees(candidate), characters) ??
    repairCode(value, sound, characters)
  );
};

/** Mends what fails its own check: a code by its check digit, a word of a closed list (民族) by the list. */
export function mendFailed(found: FoundField, all: readonly ReadField[]): Mended | null {
  if (hasCheckDigit(found.element)) {
    const value = mendCode(found, all);
    const check = { kind: 'check_digit', passed: true } as const;
    return value === null ? null : { value, check, by: { zh: '校验位', en: 'check digit' } };
  }
  const words = (element(found.element).choices ?? []).map(({ value }) => value);
  const value = wordMeant(found.characters ?? [], words);
  return value === null
    ? null
    : { value, check: { kind: 'format', passed: true }, by: { zh: '名单', en: 'list' } };
}

/** Whether two texts that should begin alike more likely begin with `one` than with what the second has there. */
const likelier = (one: string, address: FoundField, authority: FoundField): boolean => {
  const likelihood = (place: string): number =>
    [address, authority].reduce(
      (product, { characters = [] }) => product * (fitOf(characters, place)?.likelihood ?? 0),
      1,
    );
  return !address.characters || likelihood(one) >= likelihood(authority.value.slice(0, one.length));
};

/**
 * Mends the name of an authority, on which the seal lies, by the addresses on the same paper: 临汪市云溪区新闻出版局
 * where an address has 临江市云溪区, if the recogniser thought of 江 too.
 */
export function mendAuthority(authority: FoundField, all: readonly FoundField[]): Mended | null {
  const { value, characters = [] } = authority;
  for (const address of all.filter(field => element(field.element).address)) {
    const { city, district } = placeOfAddress(address.value);
    if (!city || value.includes(city + district)) continue;
    const places = value.includes(city) ? [city + district] : [city + district, city];
    for (const place of places) {
      const fit = fitOf(characters, place);
      if (!fit?.rest || !likelier(place, address, authority)) continue;
      const check = { kind: 'agreement', passed: true, with: address.element } as const;
      const { zh, en } = element(address.element).name;
      return { value: place + fit.rest, check, by: { zh, en: en.toLowerCase() } };
    }
  }
  return null;
}
