import { materialKind } from '@zhiban/documents';
import { bilingualText } from '@zhiban/kernel';
import { z } from 'zod';
import { legalBasis, serviceItem } from './item.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
/** A FEEL expression. */
const feel = z.string().min(1);
/** A name that FEEL can read: no spaces, no punctuation. */
const feelName = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u);
/** Always, never, or when the FEEL expression is true. */
const condition = z.union([z.boolean(), feel]);
const element = z.string().min(1);
const trust = z.enum(['A', 'B', 'C', 'D']);

const question = z.strictObject({
  /** Also its name in rules: `情形.变更事项`. */
  id: feelName,
  question: bilingualText,
  options: z
    .array(
      z.strictObject({
        value: z.string().min(1),
        label: bilingualText,
        hint: bilingualText.optional(),
        /** This answer leads away from the service: where to, and why. */
        redirect: z
          .strictObject({ text: bilingualText, remedy: bilingualText, legalBasis, service: id.optional() })
          .optional(),
      }),
    )
    .min(2),
  /** FEEL over earlier answers (`情形`); absent: always asked. */
  when: feel.optional(),
});

const field = z.strictObject({
  element,
  required: condition.default(true),
  /** Where it is prefilled from, best first: a carrier (`登记`) or another element of one (`登记.企业名称`). */
  carrier: z.array(z.string().min(1)).default([]),
  editable: z.boolean().default(true),
  label: bilingualText.optional(),
  hint: bilingualText.optional(),
  when: feel.optional(),
});

const group = z.strictObject({ id, title: bilingualText, fields: z.array(field).min(1) });

/** 21 characters (GB/T 36902-2018). */
const licenceType = z.string().regex(/^[0-9A-Z]{21}$/);

/** Where a material may come from without being handed in again. */
const REUSE = ['licence-register', 'library'] as const;
const reusePlace = z.enum(REUSE);
export type ReusePlace = z.infer<typeof reusePlace>;

const material = z.strictObject({
  id,
  /** `zh` is also its name in rules: `原许可证.有效期至`. */
  name: z.object({ zh: feelName, en: z.string() }),
  kind: materialKind,
  required: condition.default(true),
  legalBasis,
  hint: bilingualText.optional(),
  /** The elements that are taken from it. */
  reads: z.array(element).default([]),
  /**
   * `licence-register`: a valid licence issued here stands in for it. `library`: one that the applicant submitted
   * earlier, if he agrees. A single word is the way in which packages named the register before there was a library.
   */
  reuse: z.union([reusePlace.transform(place => [place]), z.array(reusePlace)]).default([]),
  /** Months from its upload within which an earlier one may be used; 12 where the paper names no last day. */
  reuseMonths: z.int().min(1).max(120).optional(),
  /** Type of the licence that stands in for it, where the reader has no kind for such a paper. */
  licenceType: licenceType.optional(),
  when: feel.optional(),
});

const letter = z.strictObject({
  title: z.string().min(1),
  /** The words before 〔year〕第N号. */
  numberPrefix: z.string().min(1),
  /** Plain text; `{申请.企业名称}` holds a FEEL expression. */
  paragraphs: z.array(z.string().min(1)).min(1),
});

const licence = z.strictObject({
  title: z.string().min(1),
  typeName: z.string().min(1),
  typeCode: licenceType,
  /** What it is as a material of other services; the kind that the reader knows by its title unless told. */
  kind: materialKind.optional(),
  /** Keeps the period of the licence that it replaces, or runs so many years from the day of issue. */
  validity: z.union([
    z.strictObject({ keep: z.strictObject({ from: feel, to: feel }) }),
    z.strictObject({ years: z.int().min(1).max(99) }),
  ]),
  number: feel,
  holder: z.strictObject({ name: feel, code: feel, codeType: z.enum(['001', '111']) }),
  rows: z.array(z.strictObject({ label: z.string().min(1), value: feel })).min(1),
});

/** `service.yaml`: everything about a service that is not a rule, a case or a long text. */
export const serviceDefinition = z.strictObject({
  id,
  item: serviceItem,
  situations: z.array(question).default([]),
  form: z.array(group).min(1),
  materials: z.array(material).default([]),
  registers: z
    .array(z.strictObject({ name: feelName, source: id, elements: z.array(element).min(1) }))
    .default([]),
  decision: z.strictObject({
    file: z.literal('decision.dmn').default('decision.dmn'),
    /** The decision tables of the pre-review: each row is a review point. */
    review: z.array(z.string().min(1)).min(1),
    /** The table of outcomes. */
    outcome: z.string().min(1).default('决定'),
    /** Only for purely formal grounds. */
    automaticRefusal: z.boolean().default(false),
    /** Share of automatic approvals that an officer looks at afterwards. */
    auditSample: z.number().min(0).max(1).default(0.05),
    /** The trust that a fact needs where the row says nothing: `default`, and by carrier. */
    demand: z.object({ default: trust }).catchall(trust),
  }),
  licence: licence.optional(),
  letters: z.strictObject({ approve: letter, refuse: letter, correct: letter }),
  guide: z.strictObject({
    youGet: bilingualText,
    whoMay: bilingualText,
    youNeed: bilingualText,
    howLong: bilingualText,
    questions: z
      .array(
        z.strictObject({ question: bilingualText, answer: bilingualText, legalBasis: legalBasis.optional() }),
      )
      .default([]),
  }),
  process: z.literal('default').default('default'),
});
export type ServiceDefinition = z.infer<typeof serviceDefinition>;
export type Question = ServiceDefinition['situations'][number];
export type LicenceDefinition = z.infer<typeof licence>;
