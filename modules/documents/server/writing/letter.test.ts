import { describe, expect, it } from 'vitest';
import { exampleLetter } from './examples.ts';
import { writeLetterPdf } from './index.ts';
import { readBack } from './read-back.ts';

/** The pages as running text: lines joined as a reader joins them. */
const textOf = async (letter: typeof exampleLetter) =>
  (await readBack(await writeLetterPdf(letter))).pages.map(page => page.replaceAll('\n', ''));

describe('writeLetterPdf', () => {
  it('says what went in: head, body, numbered reasons with their basis, remedies, signature', async () => {
    const pages = await textOf(exampleLetter);
    const text = pages.join('').replaceAll(/第\d页，共\d页/g, '');
    expect(text).toBe(
      [
        '临江市云溪区卫生健康局',
        '不予行政许可决定书',
        '云卫许不准字〔2026〕第000045号',
        '临江市云溪区栖云里民宿有限公司：',
        exampleLetter.paragraphs[0],
        '（一）提交的公共场所卫生许可证载明的单位名称为“临江市云溪区栖云客栈”，与市场主体登记信息不一致，且未提交名称变更的登记证明。',
        '依据：《公共场所卫生管理条例实施细则》第二十六条。',
        '（二）原卫生许可证的有效期限已于2026年6月30日届满，申请变更时该许可证已经失效。',
        '依据：《中华人民共和国行政许可法》第七十条第（一）项。',
        exampleLetter.remedies[0],
        '临江市云溪区卫生健康局',
        '2026年11月21日',
        '扫码核验真伪',
      ].join(''),
    );
  });

  it('has no line that begins or ends with the wrong mark', async () => {
    const { pages } = await readBack(await writeLetterPdf(exampleLetter));
    const lines = pages.flatMap(page => page.split('\n'));
    expect(lines.filter(line => /^[，。；：、）》”]/.test(line))).toEqual([]);
    expect(lines.filter(line => /[（《“〔]$/.test(line))).toEqual([]);
  });

  it('does not number a single reason', async () => {
    const text = (await textOf({ ...exampleLetter, reasons: exampleLetter.reasons.slice(1) })).join('');
    expect(text).toContain('理由如下：原卫生许可证的有效期限');
  });

  it('numbers pages, and never puts the seal on a page without text', async () => {
    for (let reasons = 1; reasons <= 14; reasons += 1) {
      const reason = { text: '提交的许可证已经失效。', legalBasis: '《行政许可法》第七十条' };
      const pages = await textOf({
        ...exampleLetter,
        reasons: Array.from({ length: reasons }, () => reason),
      });
      const last = (pages.at(-1) ?? '').replace(/^第\d页，共\d页/, '');
      expect(last).toMatch(/^.+。临江市云溪区卫生健康局2026年11月21日扫码核验真伪$/);
      expect(pages.length > 1 ? pages.at(-1) : '第1页，共1页').toContain(
        `第${pages.length}页，共${pages.length}页`,
      );
    }
  });

  it('refuses characters that the font lacks', async () => {
    await expect(writeLetterPdf({ ...exampleLetter, addressee: '𠮷祥店' })).rejects.toMatchObject({
      code: 'DOCUMENTS_CHARACTER_NOT_IN_FONT',
    });
  });
});
