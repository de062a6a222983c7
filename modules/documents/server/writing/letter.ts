import { chineseNumber } from '@zhiban/facts';
import { paperSheet } from './flow/paper.ts';
import { paragraph } from './flow/paragraph.ts';
import { signature } from './flow/signature.ts';
import type { Sheet } from './sheet.ts';

/** What an official letter says: 准予行政许可决定书, 不予行政许可决定书, 补正通知书, 受理通知书. */
export interface LetterDocument {
  readonly title: string;
  /** 云卫许准字〔2026〕第000123号 */
  readonly number: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  /** Each with the law and article that it rests on; numbered when there are several. */
  readonly reasons: readonly { readonly text: string; readonly legalBasis: string }[];
  /** How to object: 行政复议法第二十条 (60 days), 行政诉讼法第四十六条 (six months). */
  readonly remedies: readonly string[];
  readonly issuerName: string;
  /** `2026-11-21` */
  readonly date: string;
  readonly verifyUrl: string;
}

/** Sets a letter after the practice of 行政许可文书. */
export function letterSheet(letter: LetterDocument): Sheet {
  const { title, number, addressee, issuerName, date } = letter;
  const numbered = letter.reasons.length > 1;
  return paperSheet({
    title,
    number,
    author: issuerName,
    date,
    office: issuerName,
    parts: [
      paragraph(`${addressee}：`, { indent: 0 }),
      ...letter.paragraphs.map(text => paragraph(text)),
      ...letter.reasons.flatMap(({ text, legalBasis }, index) => [
        paragraph(`${numbered ? `（${chineseNumber(index + 1)}）` : ''}${text}`),
        paragraph(`依据：${legalBasis}。`),
      ]),
      ...letter.remedies.map(text => paragraph(text)),
      signature(letter),
    ],
  });
}
