import { describe, expect, it } from 'vitest';
import { breakLines } from './lines.ts';

/** Chinese characters and marks count 2, all else 1, as in a terminal. */
const measure = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[\u2014-\u2026\u3000-\uffff]/.test(character) ? 2 : 1), 0);

const broken = (text: string, width: number, indent = 0) => breakLines(text, { width, indent, measure });

describe('breakLines', () => {
  it.each([
    ['fills lines', '行政机关依法作出决定', 8, ['行政机关', '依法作出', '决定']],
    ['keeps a text that fits', '准予许可', 8, ['准予许可']],
    ['keeps nothing', '', 8, ['']],
    [
      'takes a character along so that no line begins with a comma',
      '本机关决定，不予许可',
      10,
      ['本机关决', '定，不予许', '可'],
    ],
    ['nor with a full stop', '不予行政许可。', 12, ['不予行政许', '可。']],
    ['nor with several closing marks', '依照《条例》）。', 10, ['依照《条', '例》）。']],
    ['nor with a closing quotation mark', '名称为“栖云”的', 12, ['名称为“栖', '云”的']],
    ['does not end a line with an opening mark', '根据该项（一）', 10, ['根据该项', '（一）']],
    ['nor with two of them', '根据该（《法》', 10, ['根据该', '（《法》']],
    ['keeps a dash whole', '二〇一五——二〇二〇', 10, ['二〇一', '五——二〇', '二〇']],
    ['keeps a number whole', '自2026年11月21日起', 8, ['自2026年', '11月21日', '起']],
    ['keeps a word whole', '请打开 Zhiban 平台', 10, ['请打开', 'Zhiban 平', '台']],
    [
      'divides an address longer than a line',
      'https://zhiban.example/a',
      10,
      ['https://zh', 'iban.examp', 'le/a'],
    ],
    ['keeps line feeds', '一层\n二层', 8, ['一层', '二层']],
    ['keeps characters outside the BMP whole', '𠮷𠮷𠮷', 4, ['𠮷𠮷', '𠮷']],
  ])('%s', (_, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines);
  });

  it('leaves room for the indent of the first line alone', () => {
    expect(broken('行政机关依法作出决定', 8, 4)).toEqual(['行政', '机关依法', '作出决定']);
  });

  it('breaks somewhere when a line holds nothing but marks', () => {
    expect(broken('））））', 4)).toEqual(['））', '））']);
  });
});
