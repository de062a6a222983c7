import { ELEMENTS, element, type FactValue, sameValue } from '@zhiban/facts';
import {
  type DatedParameters,
  type FeelContext,
  type FeelValue,
  feelDate,
  parametersAsOf,
} from '@zhiban/rules';
import type { ServiceDefinition } from './service.ts';
import type { CarrierFacts, FormInput, SourceOutcome } from './types.ts';

/** The carrier of what the form holds. */
export const APPLICATION = '申请';

interface CarrierElement {
  readonly code: string;
  /** The element's Chinese name: its name in rules. */
  readonly name: string;
  readonly isDate: boolean;
}

/** The names that a service's rules may use. */
export interface Vocabulary {
  readonly carriers: ReadonlyMap<string, readonly CarrierElement[]>;
  /** Every name at the top of the FEEL context. */
  readonly names: readonly string[];
  /** Thresholds and amounts with the days from which they hold. */
  readonly parameters: DatedParameters;
  /** Element code of a dotted name such as 登记.法定代表人; undefined when it names no fact. */
  codeOf(carrier: string, name: string): string | undefined;
}

export const SITUATION = '情形';
export const MATERIAL = '材料';
export const SOURCE = '来源';
export const TODAY = '今天';
/** The values of `parameters.yaml` on the day of the decision. */
export const PARAMETERS = '参数';
/** The input of the table of outcomes: the findings so far, `[{编号, 结论}]`. */
export const FINDINGS = '发现';
/** Names that say which case it is, not what is true in it: a row that they exclude does not apply. */
export const SCOPE_NAMES: ReadonlySet<string> = new Set([SITUATION, MATERIAL, SOURCE]);

export const SOURCE_WORDS: Readonly<Record<SourceOutcome, string>> = {
  answered: '已应答',
  'not-found': '查无',
  unavailable: '无应答',
};

/** Collects the carriers of a service and the elements that each can carry. */
export function vocabularyOf(definition: ServiceDefinition, parameters: DatedParameters = {}): Vocabulary {
  const codes = new Map<string, Set<string>>();
  const codeByName = new Map<string, string>();
  const add = (carrier: string, elements: readonly string[]) => {
    const known = codes.get(carrier) ?? new Set();
    for (const code of elements) if (code in ELEMENTS) known.add(code);
    codes.set(carrier, known);
  };
  add(
    APPLICATION,
    definition.form.flatMap(group => group.fields.map(field => field.element)),
  );
  for (const register of definition.registers) add(register.name, register.elements);
  for (const material of definition.materials) add(material.name.zh, material.reads);
  const carriers = new Map<string, readonly CarrierElement[]>();
  for (const [carrier, known] of codes) {
    const elements = Array.from(known, code => ({
      code,
      name: element(code).name.zh,
      isDate: element(code).type === 'date',
    }));
    carriers.set(carrier, elements);
    for (const { code, name } of elements) codeByName.set(`${carrier}.${name}`, code);
  }
  return {
    carriers,
    names: [
      ...[TODAY, SITUATION, MATERIAL, SOURCE, FINDINGS, ...carriers.keys()],
      ...Object.keys(parameters).map(name => `${PARAMETERS}.${name}`),
    ],
    parameters,
    codeOf: (carrier, name) => codeByName.get(`${carrier}.${name}`),
  };
}

const CIVIL_DAY = /^\d{4}-\d{2}-\d{2}$/;

function toFeelValue(value: FactValue | undefined, isDate: boolean): FeelValue {
  if (value === undefined) return null;
  return isDate && typeof value === 'string' && CIVIL_DAY.test(value) ? feelDate(value) : value;
}

/**
 * The FEEL context of rules. Texts that differ only in ways that do not count (kinds of brackets, blanks,
 * the city before an address) come in one spelling, so that rules may compare with `=`.
 */
export function contextOf(
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
  input: FormInput,
): FeelContext {
  const inOneSpelling = speller();
  return {
    ...caseContext(definition, vocabulary, input),
    ...carrierContext(vocabulary, input.carriers ?? {}, inOneSpelling),
  };
}

/**
 * Gives each value the first spelling in which it was met. Comparing is dear, so that names are compared only
 * when their letters and digits agree; the few addresses, which may leave out their city, each with each.
 */
function speller(): (code: string, value: FactValue | undefined) => FactValue | undefined {
  const seen = new Map<string, Set<string>>();
  return (code, value) => {
    const { type, address } = element(code);
    if (typeof value !== 'string' || (type !== 'text' && type !== 'longtext')) return value;
    const key = address
      ? 'address'
      : value
          .normalize('NFKC')
          .replace(/[^\p{L}\p{N}]/gu, '')
          .toUpperCase();
    const alike = seen.get(key) ?? new Set();
    if (alike.has(value)) return value;
    for (const first of alike) if (sameValue(code, first, value)) return first;
    seen.set(key, alike.add(value));
    return value;
  };
}

/** The FEEL context of letters and licences: every text as its source writes it. */
export function verbatimContextOf(
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
  input: FormInput,
): FeelContext {
  return {
    ...caseContext(definition, vocabulary, input),
    ...carrierContext(vocabulary, input.carriers ?? {}, (_code, value) => value),
  };
}

function caseContext(
  definition: ServiceDefinition,
  { parameters }: Vocabulary,
  input: FormInput,
): FeelContext {
  const situation: Record<string, FeelValue> = {};
  for (const { id } of definition.situations) situation[id] = input.answers[id] ?? null;
  const material: Record<string, FeelValue> = {};
  for (const { id, name } of definition.materials) {
    const state = input.materials?.[id];
    material[name.zh] = {
      已提交: state?.provided === true,
      // Taken from the register of the licences that this platform issued.
      存档: Object.values(input.carriers?.[name.zh] ?? {}).some(fact => fact.source.kind === 'licence'),
      种类: state?.readKind ?? null,
      提醒: state?.warnings ?? 0,
    };
  }
  const source: Record<string, FeelValue> = {};
  for (const { name } of definition.registers)
    source[name] = SOURCE_WORDS[input.sources?.[name] ?? 'unavailable'];
  return {
    [TODAY]: feelDate(input.asOf),
    [PARAMETERS]: parametersAsOf(parameters, input.asOf),
    [SITUATION]: situation,
    [MATERIAL]: material,
    [SOURCE]: source,
  };
}

function carrierContext(
  vocabulary: Vocabulary,
  facts: CarrierFacts,
  spell: (code: string, value: FactValue | undefined) => FactValue | undefined,
): FeelContext {
  const context: Record<string, FeelContext> = {};
  for (const [carrier, elements] of vocabulary.carriers) {
    const values: Record<string, FeelValue> = {};
    for (const { code, name, isDate } of elements)
      values[name] = toFeelValue(spell(code, facts[carrier]?.[code]?.value), isDate);
    context[carrier] = values;
  }
  return context;
}
