import { describe, expect, it } from 'vitest';
import { fitOf, wordMeant } from './known-words.ts';
import type { ReadCharacter } from './ocr/decode.ts';

/** What was seen at each place: `汪.6 江.04`, with nothing as `-`. */
const seen = (...places: readonly string[]): ReadCharacter[] =>
  places.map((place, at) => ({
    at: at / places.length,
    options: [...place.matchAll(/(\S)(\.\d+)/g)].map(([, text = '', probability]) => ({
      text: text === '-' ? '' : text,
      probability: Number(probability),
    })),
  }));

describe('a text that was expected', () => {
  it('is found among what else was seen, with what stands behind it', () => {
    const line = seen('临.9', '汪.6 江.04', '市.9', '新.9', '闻.9');
    expect(fitOf(line, '临江市')).toEqual({ likelihood: 0.9 * 0.04 * 0.9, rest: '新闻' });
    expect(fitOf(line, '临海市')).toBeNull();
  });

  it('may have lost a character, or got one', () => {
    expect(fitOf(seen('青.9', '-.6 羊.1', '坝.9', '区.9'), '青羊坝区')?.rest).toBe('');
    expect(fitOf(seen('青.9', '主.3 -.2', '羊.9', '坝.9', '区.9'), '青羊坝区')?.rest).toBe('');
  });

  it('is not found against a character that was certain, nor with more than two others', () => {
    expect(fitOf(seen('临.9', '汪.99 江.04', '市.9'), '临江市')).toBeNull();
    expect(fitOf(seen('监.6 临.3', '汪.6 江.3', '布.6 市.3'), '临江市')).toBeNull();
  });
});

describe('one of some words', () => {
  const words = ['壮', '满', '维吾尔'];

  it('is the one that was nearly seen', () => {
    expect(wordMeant(seen('并.8 壮.001'), words)).toBe('壮');
    expect(wordMeant(seen('维.9', '吴.6 吾.2', '尔.9'), words)).toBe('维吾尔');
  });

  it('is none when two are about as likely, or none was seen', () => {
    expect(wordMeant(seen('并.8 壮.02 满.01'), words)).toBeNull();
    expect(wordMeant(seen('并.8 井.02'), words)).toBeNull();
    expect(wordMeant([], words)).toBeNull();
  });
});
