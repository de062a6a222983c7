import { chineseDate } from '../chinese-date.ts';
import type { Signature } from '../flow/signature.ts';
import { table } from '../flow/table.ts';

/** What every notice about a filed application names. */
export interface Notice extends Signature {
  /** 云卫许受字〔2026〕第000123号 */
  readonly number: string;
  readonly addressee: string;
  /** How the addressee is spoken to. */
  readonly addressed: '你' | '你单位';
  /** 公共场所卫生许可（变更） */
  readonly service: string;
  readonly applicationNumber: string;
  /** Day on which the application came in, `2026-11-18`. */
  readonly receivedOn: string;
}

export interface ReceivedMaterial {
  readonly name: string;
  /** 电子件, 原件, 复印件 */
  readonly form: string;
  readonly copies: number;
}

/** 你单位于2026年11月18日提出的某申请（申请编号：…） */
export const aboutApplication = (notice: Notice): string =>
  `${notice.addressed}于${chineseDate(notice.receivedOn)}提出的${notice.service}申请（申请编号：${notice.applicationNumber}）`;

export const materialTable = (materials: readonly ReceivedMaterial[]) =>
  table({
    columns: [0.1, 0.58, 0.2, 0.12],
    head: ['序号', '材料名称', '形式', '份数'],
    rows: materials.map(({ name, form, copies }, index) =>
      [String(index + 1), name, form, String(copies)].map(text => ({ text })),
    ),
  });
