import { paperSheet } from '../flow/paper.ts';
import { paragraph } from '../flow/paragraph.ts';
import { signature } from '../flow/signature.ts';
import { table } from '../flow/table.ts';
import type { Sheet } from '../sheet.ts';
import { aboutApplication, type Notice } from './notice.ts';

export interface CorrectionNotice extends Notice {
  /** 申请材料补正告知书 */
  readonly title: string;
  /** The words of the service before the points: what they rest on. */
  readonly paragraphs: readonly string[];
  /** Everything that is to be mended: the law allows to ask once. */
  readonly points: readonly {
    /** The material or the field. */
    readonly where: string;
    readonly problem: string;
    readonly remedy: string;
    /** By law and article. */
    readonly legalBasis: string;
  }[];
}

/** 补正告知书: what is missing, all at once and point by point (行政许可法第三十二条第一款第四项). */
export function correctionSheet(notice: CorrectionNotice): Sheet {
  const { title, addressee, number, issuerName, date, paragraphs, points } = notice;
  return paperSheet({
    title,
    number,
    author: issuerName,
    date,
    office: issuerName,
    parts: [
      paragraph(`${addressee}：`, { indent: 0 }),
      paragraph(`${aboutApplication(notice)}收悉。`),
      ...paragraphs.map((text, index) => paragraph(text, { introduces: index === paragraphs.length - 1 })),
      table({
        columns: [0.09, 0.2, 0.37, 0.34],
        head: ['序号', '材料或信息', '问题和依据', '怎样补正'],
        rows: points.map(({ where, problem, remedy, legalBasis }, index) =>
          [String(index + 1), where, `${problem}\n依据：${legalBasis}。`, remedy].map(text => ({ text })),
        ),
      }),
      paragraph('补正后请扫描下方二维码在线提交，也可以到办事窗口提交。其他材料不需要再交。'),
      signature(notice),
    ],
  });
}
