import { chineseDate } from '../chinese-date.ts';
import { paperSheet } from '../flow/paper.ts';
import { paragraph } from '../flow/paragraph.ts';
import { signature } from '../flow/signature.ts';
import type { Sheet } from '../sheet.ts';
import { aboutApplication, materialTable, type Notice, type ReceivedMaterial } from './notice.ts';

export interface AcceptanceNotice extends Notice {
  readonly materials: readonly ReceivedMaterial[];
  /** Working days in which the office promises to decide (0: on the day itself), and the last day of them. */
  readonly promise: { readonly workingDays: number; readonly lastDay: string };
}

const head = ({ number, issuerName, date }: Notice) => ({
  number,
  author: issuerName,
  date,
  office: issuerName,
});

/** 受理通知书: the application is accepted (行政许可法第三十二条第一款第五项、第二款). */
export function acceptanceSheet(notice: AcceptanceNotice): Sheet {
  const { workingDays, lastDay } = notice.promise;
  return paperSheet({
    ...head(notice),
    title: '行政许可申请受理通知书',
    parts: [
      paragraph(`${notice.addressee}：`, { indent: 0 }),
      paragraph(
        `${aboutApplication(notice)}收悉。该事项属于本机关职权范围，申请材料齐全、符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定予以受理。`,
      ),
      paragraph('收到的申请材料如下：', { introduces: true }),
      materialTable(notice.materials),
      paragraph(
        `本机关将${workingDays === 0 ? '于受理当日' : `自受理之日起${workingDays}个工作日内`}作出决定，最迟于${chineseDate(lastDay)}作出。办理进度可以扫描下方二维码查询。`,
      ),
      signature(notice),
    ],
  });
}

interface Receipt extends Notice {
  readonly materials: readonly ReceivedMaterial[];
}

/** 收件凭证: papers came in, nothing is accepted yet (行政许可法第三十二条第一款第四项). */
export function receiptSheet(receipt: Receipt): Sheet {
  return paperSheet({
    ...head(receipt),
    title: '申请材料收件凭证',
    parts: [
      paragraph(`${receipt.addressee}：`, { indent: 0 }),
      paragraph(`${aboutApplication(receipt)}，本机关收到以下材料：`, { introduces: true }),
      materialTable(receipt.materials),
      paragraph(
        '本凭证只证明收到材料，不代表已经受理。材料不齐全或者不符合法定形式的，本机关将在收到之日起五日内一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条第一款第（四）项）。',
      ),
      signature(receipt),
    ],
  });
}
