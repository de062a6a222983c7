import { paperSheet } from '../flow/paper.ts';
import { heading, paragraph } from '../flow/paragraph.ts';
import { signingPlace } from '../flow/signature.ts';
import { table } from '../flow/table.ts';
import { QUIET, type Sheet } from '../sheet.ts';

/** What an application form (申请表) shows: every field with where its value came from. */
export interface ApplicationForm {
  /** 公共场所卫生许可申请表 */
  readonly title: string;
  /** Of the application. */
  readonly number: string;
  /** The department that it goes to. */
  readonly office: string;
  /** Day of filing, `2026-11-21`. */
  readonly date: string;
  readonly sections: readonly {
    readonly heading: string;
    /** `source` in words: 市场主体登记库, 营业执照（识别）, 申请人填写. An empty value is shown as not filled in. */
    readonly fields: readonly { readonly label: string; readonly value: string; readonly source: string }[];
  }[];
  /** `form` in words: 电子件1份, 原件待核, 系统共享，免提交. */
  readonly materials: readonly { readonly name: string; readonly form: string }[];
  /** What the applicant declares, each a paragraph over the signature. */
  readonly declarations: readonly string[];
}

const note = { colour: QUIET, size: 9 } as const;

/** Sets an application form: tables of fields and materials, declarations, and room to sign. */
export function applicationFormSheet(form: ApplicationForm): Sheet {
  const { title, number, office, date, sections, materials, declarations } = form;
  return paperSheet({
    title,
    number: `申请编号：${number}`,
    author: office,
    date,
    parts: [
      paragraph(`致：${office}`, { indent: 0 }),
      ...sections.flatMap(({ heading: name, fields }) => [
        heading(name),
        table({
          columns: [0.24, 0.5, 0.26],
          head: ['项目', '内容', '信息来源'],
          rows: fields.map(({ label, value, source }) => [
            { text: label },
            value === '' ? { text: '（未填写）', style: note } : { text: value },
            { text: source, style: note },
          ]),
        }),
      ]),
      ...(materials.length > 0
        ? [
            heading('申请材料'),
            table({
              columns: [0.1, 0.55, 0.35],
              head: ['序号', '材料名称', '提交形式'],
              rows: materials.map(({ name, form: how }, index) => [
                { text: String(index + 1) },
                { text: name },
                { text: how },
              ]),
            }),
          ]
        : []),
      ...(declarations.length > 0 ? [heading('申请人声明')] : []),
      ...declarations.map(text => paragraph(text)),
      signingPlace(['申请人（签名或盖章）：', '日期：      年    月    日']),
    ],
  });
}
