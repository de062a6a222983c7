import { bilingualText } from '@zhiban/kernel';
import { z } from 'zod';

/** A law and its article, `《公共场所卫生管理条例实施细则》第二十七条`. */
export const legalBasis = z
  .string()
  .regex(/^《[^《》]+》第[零一二三四五六七八九十百千]+条/, '《法律名称》第N条');

const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values);
const code = z.string().regex(/^[A-Za-z0-9-]{1,36}$/);
const phone = z.string().regex(/^(\d{3,4}-)?\d{3,8}$/);

/**
 * The item of the national implementation list (政务服务事项实施清单; GB/T 36114-2018, GB/T 39554-2020).
 * Days are workdays. The codes' meanings stand beside them.
 */
export const serviceItem = z.strictObject({
  code,
  name: bilingualText,
  /** Plain words under which people look for it. */
  aliases: z.array(z.string().min(1)).default([]),
  summary: bilingualText,
  /** 01 行政许可 02 处罚 03 强制 04 征收 05 给付 06 检查 07 确认 08 奖励 09 裁决 10 其他 20 公共服务 */
  taskType: choice(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']),
  /** 1 即办件 2 承诺件 */
  projectType: choice(['1', '2']),
  /** 1 法定本级 2 上级下放 3 上级授权 4 同级授权 5 上级委托 6 同级委托 */
  powerSource: choice(['1', '2', '3', '4', '5', '6']),
  department: z.string().min(1),
  /** 1 法定机关 2 授权组织 3 受委托组织 */
  departmentType: choice(['1', '2', '3']).default('1'),
  audience: z.array(choice(['organisation', 'person'])).min(1),
  statutoryDays: z.int().min(0).max(365),
  promisedDays: z.int().min(0).max(365),
  /** How often the applicant has to appear in person. */
  visits: z.int().min(0).max(9),
  visitsReason: bilingualText.optional(),
  chargeable: z.boolean(),
  fees: z.array(z.strictObject({ name: bilingualText, standard: bilingualText, legalBasis })).default([]),
  enquiryPhone: phone,
  complaintPhone: phone,
  place: bilingualText,
  hours: bilingualText,
  flow: z.array(choice(['acceptance', 'review', 'decision', 'issue', 'delivery'])).min(1),
  results: z
    .array(z.strictObject({ name: bilingualText, type: choice(['licence', 'document', 'none']) }))
    .min(1),
  legalBases: z
    .array(
      z.strictObject({ law: z.string().min(1), article: z.string().regex(/^第.+条/), what: bilingualText }),
    )
    .min(1),
});
