import type { DocxValues, LicenceLayout, MaterialKind } from '@zhiban/documents';
import type { Element, Fact, FactValue, Trust } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { RowTrace } from '@zhiban/rules';
import type { Question, ReusePlace, ServiceDefinition } from './service.ts';
import type { ABOUT } from './template-names.ts';

/**
 * The facts that a decision may use: by carrier, then by element code. Carriers are `申请` (what the form
 * holds), the registers' names (`登记`) and the materials' Chinese names (`原许可证`).
 */
export interface CarrierFacts {
  readonly [carrier: string]: { readonly [element: string]: Fact };
}

export type SourceOutcome = 'answered' | 'not-found' | 'unavailable';

export interface MaterialState {
  readonly provided: boolean;
  /** What the reader took it for. */
  readonly readKind?: MaterialKind;
  /** How many warnings the reader gave. */
  readonly warnings?: number;
  /** Digest of the file, or of the licence that stands in for it. */
  readonly digest?: string;
  /** Where it was first submitted, when it is used again, and what the applicant's consent was. */
  readonly reused?: {
    readonly entry: string;
    readonly application: string;
    readonly filedAt: string;
    readonly verifiedBy: string | null;
    readonly consent: 'ask' | 'standing';
  };
}

/** Everything that a decision depends on: the same input gives the same decision, always. */
export interface DecisionInput {
  /** Chosen option by question id. */
  readonly answers: Readonly<Record<string, string>>;
  readonly carriers: CarrierFacts;
  /** By material id. */
  readonly materials: Readonly<Record<string, MaterialState>>;
  /** By register name. */
  readonly sources: Readonly<Record<string, SourceOutcome>>;
  /** Civil day of the decision, `2026-11-21`. */
  readonly asOf: string;
  /** Draws the audit sample, so that a replay draws the same: the application's id. Absent: never sampled. */
  readonly sampleKey?: string;
}

export type Outcome = 'approve' | 'refuse' | 'correct' | 'refer';
/** Decided by machine; so, and looked at afterwards; decided by an officer. */
export type Band = 'automatic' | 'audited' | 'human';

export interface UsedFact {
  readonly carrier: string;
  readonly element: string;
  readonly value: FactValue;
  readonly trust: Trust;
  /** Name of its source, in Chinese. */
  readonly source: string;
}

/** Why a decision is as it is: bound to a rule row or a named check, and to a law and its article. */
export interface Reason {
  /** The row's id, or `missing:`, `invalid:`, `situation:`, `kind:`, `source:`, `unread:`, `trust:` and what. */
  readonly id: string;
  readonly outcome: Outcome;
  readonly text: Bilingual;
  readonly remedy: Bilingual | null;
  readonly legalBasis: string;
  /** Where the reader looks or mends; `element` is a code. */
  readonly field?: { readonly carrier: string; readonly element: string };
  /** Id of the material that it is about. */
  readonly material?: string;
  readonly row?: { readonly decision: string; readonly index: number };
  readonly facts: readonly UsedFact[];
}

export interface ReviewPoint {
  readonly text: Bilingual;
  readonly legalBasis: string;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly band: Band;
  readonly reasons: readonly Reason[];
  /** The review points that were checked and hold. */
  readonly passed: readonly ReviewPoint[];
  readonly service: { readonly id: string; readonly version: number; readonly digest: string };
  readonly asOf: string;
  readonly trace?: readonly RowTrace[];
  /** With the trace: the id of the row of the table of outcomes that fired; null where the answers lead away. */
  readonly ruledBy?: string | null;
}

/** What a form depends on; whatever is not known yet may be left out. */
export type FormInput = Pick<DecisionInput, 'answers' | 'asOf'> & Partial<DecisionInput>;

export interface FieldView {
  /** Element code; the field belongs to the carrier `申请`. */
  readonly element: string;
  readonly definition: Element;
  readonly label: Bilingual;
  readonly hint: Bilingual | null;
  readonly required: boolean;
  readonly editable: boolean;
  /** Where it is prefilled from, best first; `element` is a code. */
  readonly prefill: readonly { readonly carrier: string; readonly element: string }[];
}

export interface MaterialView {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: MaterialKind;
  readonly required: boolean;
  readonly hint: Bilingual | null;
  readonly legalBasis: string;
  readonly reads: readonly string[];
  readonly reuse: readonly ReusePlace[];
  readonly reuseMonths?: number | undefined;
  readonly licenceType?: string | undefined;
}

export interface Redirect {
  readonly question: string;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  readonly legalBasis: string;
  readonly service: string | null;
}

/** What is asked for in these answers. */
export interface FormView {
  readonly questions: readonly Question[];
  /** Ids of the questions that are asked and have no valid answer yet. */
  readonly unanswered: readonly string[];
  /** An answer that leads away from this service. */
  readonly redirect: Redirect | null;
  readonly groups: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly fields: readonly FieldView[];
  }[];
  readonly materials: readonly MaterialView[];
}

/** What stands on the licence. Dates are civil days; `validTo` null: unlimited. */
export interface LicenceValues {
  readonly title: string;
  readonly typeName: string;
  readonly typeCode: string;
  readonly number: string;
  readonly holderName: string;
  readonly holderCode: string;
  readonly holderCodeType: '001' | '111';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

export interface LetterValues {
  readonly title: string;
  readonly numberPrefix: string;
  readonly paragraphs: readonly string[];
}

/** What a package brings into `documents/`; null where it leaves that to the platform. */
export interface ServiceDocuments {
  /** A docx template, checked. */
  readonly applicationForm: Uint8Array | null;
  readonly licenceLayout: LicenceLayout | null;
}

/** What the template of an application form is filled with, besides the facts themselves. */
export interface TemplateFacts {
  readonly about: Readonly<Record<(typeof ABOUT)[number], string>>;
  readonly fields: readonly { readonly label: string; readonly value: string; readonly source: string }[];
  readonly materials: readonly { readonly name: string; readonly form: string }[];
  /** A value as people read it; null where there is none. */
  read(element: Element, value: FactValue): string | null;
}

/** A service version, ready to use. Pure: nothing in it reads a clock, a file or a network. */
export interface CompiledService {
  readonly definition: ServiceDefinition;
  readonly version: number;
  /** Over all files of the package. */
  readonly digest: string;
  /** Which questions, groups, fields and materials are asked for. */
  form(input: FormInput): FormView;
  /** Approve, refuse, correct or refer, with every reason. */
  decide(input: DecisionInput, options?: { readonly trace?: boolean }): Decision;
  /** The values of the licence that an approval issues; null where the service issues none. */
  licence(input: DecisionInput): LicenceValues | null;
  /** The text of the letter of an outcome. */
  letter(kind: 'approve' | 'refuse' | 'correct', input: DecisionInput): LetterValues;
  readonly documents: ServiceDocuments;
  /** The values for the application form that the package brings. */
  templateValues(input: DecisionInput, facts: TemplateFacts): DocxValues;
  /** The rows of all review tables and of the table of outcomes, for coverage and for the console. */
  readonly rows: readonly {
    readonly decision: string;
    readonly id: string;
    readonly index: number;
    /** What holds when the row does not fire. */
    readonly point: Bilingual;
  }[];
}
