import { materialKind } from '@zhiban/documents';
import { ELEMENTS, type Fact, TRUST, type Trust } from '@zhiban/facts';
import { AppError, bilingualText, isoDate } from '@zhiban/kernel';
import { z } from 'zod';
import { APPLICATION } from './context.ts';
import type { ServiceDefinition } from './service.ts';
import { KIND_BY_TRUST } from './source-kind.ts';
import type { CompiledService, Decision, DecisionInput } from './types.ts';
import { type ParsedYaml, parseYaml } from './yaml.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const exampleFact = z.union([
  value,
  z.strictObject({
    value,
    trust: z.enum(TRUST).optional(),
    confidence: z.number().min(0).max(1).optional(),
    check: z.enum(['passed', 'failed', 'none']).optional(),
  }),
]);
type ExampleFact = z.infer<typeof exampleFact>;

const situation = z.strictObject({
  asOf: isoDate.optional(),
  answers: z.record(z.string(), z.string()).default({}),
  sources: z.record(z.string(), z.enum(['answered', 'not-found', 'unavailable'])).default({}),
  materials: z
    .record(
      z.string(),
      z.strictObject({
        provided: z.boolean(),
        readKind: materialKind.optional(),
        warnings: z.int().min(0).optional(),
      }),
    )
    .default({}),
  /** The trust of a carrier's facts where a fact does not say its own. */
  trust: z.record(z.string(), z.enum(TRUST)).default({}),
  /** Carrier, then the element's Chinese name. */
  facts: z.record(z.string(), z.record(z.string(), exampleFact)).default({}),
  sampleKey: z.string().optional(),
});
type Situation = z.infer<typeof situation>;

/** `cases.yaml`: a base, and cases that change something in it and say what has to come out. */
const examples = z.strictObject({
  base: situation,
  cases: z
    .array(
      situation.extend({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        name: bilingualText,
        expect: z.strictObject({
          outcome: z.enum(['approve', 'refuse', 'correct', 'refer']),
          band: z.enum(['automatic', 'audited', 'human']),
          reasons: z.array(z.string()),
        }),
      }),
    )
    .min(1),
});
export type Examples = z.infer<typeof examples>;
type Example = Examples['cases'][number];

/** The example cases of a package. */
export const parseExamples = (text: string): ParsedYaml<Examples> => parseYaml('cases.yaml', text, examples);

/** What one example case was to give and gave. */
export interface ExampleResult {
  readonly id: string;
  readonly name: Example['name'];
  readonly passed: boolean;
  readonly expected: Example['expect'];
  readonly got: Example['expect'];
  readonly decision: Decision;
}

export interface ExamplesReport {
  readonly results: readonly ExampleResult[];
  /** How often each row of the review tables gave a reason, and each row of the table of outcomes the outcome. */
  readonly coverage: readonly {
    readonly decision: string;
    readonly id: string;
    readonly index: number;
    readonly fired: number;
  }[];
}

/** An example that cannot be decided, as on a day without a parameter's value, is referred with that reason. */
function decided(service: CompiledService, input: DecisionInput): Decision {
  try {
    return service.decide(input, { trace: true });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, text, remedy } = error;
    const { definition, version, digest } = service;
    return {
      outcome: 'refer',
      band: 'human',
      reasons: [{ id: `error:${code}`, outcome: 'refer', text, remedy, legalBasis: '', facts: [] }],
      passed: [],
      service: { id: definition.id, version, digest },
      asOf: input.asOf,
    };
  }
}

/** Decides every example case and compares outcome, band and the ids of the reasons (in any order). */
export function runExamples(service: CompiledService, { base, cases }: Examples): ExamplesReport {
  const tried = cases.map(example => {
    const input = exampleInput(service.definition, base, example);
    const { trace: _trace, ruledBy, ...decision } = decided(service, input);
    const got = {
      outcome: decision.outcome,
      band: decision.band,
      reasons: decision.reasons.map(reason => reason.id).sort(),
    };
    const expected = { ...example.expect, reasons: example.expect.reasons.toSorted() };
    const passed =
      JSON.stringify(got) ===
      JSON.stringify({ outcome: expected.outcome, band: expected.band, reasons: expected.reasons });
    const result: ExampleResult = { id: example.id, name: example.name, passed, expected, got, decision };
    return { result, ruledBy };
  });
  const results = tried.map(({ result }) => result);
  const reasons = results.flatMap(({ decision }) => decision.reasons.map(({ id }) => id));
  const rulings = tried.map(({ ruledBy }) => ruledBy);
  return {
    results,
    coverage: service.rows.map(row => {
      const fired = row.decision === service.definition.decision.outcome ? rulings : reasons;
      return { ...row, fired: fired.filter(id => id === row.id).length };
    }),
  };
}

/** The decision input of an example case. */
export function exampleInput(
  definition: ServiceDefinition,
  base: Situation,
  example: Situation,
): DecisionInput {
  const trust = { ...base.trust, ...example.trust };
  const carriers = new Set([...Object.keys(base.facts), ...Object.keys(example.facts)]);
  const registers = new Set(definition.registers.map(({ name }) => name));
  const ofCarrier = (carrier: string): Trust =>
    trust[carrier] ?? (carrier === APPLICATION ? 'D' : registers.has(carrier) ? 'A' : 'C');
  return {
    asOf: example.asOf ?? base.asOf ?? '2026-01-01',
    answers: { ...base.answers, ...example.answers },
    sources: { ...base.sources, ...example.sources },
    materials: { ...base.materials, ...example.materials },
    sampleKey: example.sampleKey,
    carriers: Object.fromEntries(
      Array.from(carriers, carrier => [
        carrier,
        exampleFacts({ ...base.facts[carrier], ...example.facts[carrier] }, carrier, ofCarrier(carrier)),
      ]),
    ),
  };
}

const codeByName = new Map(Object.values(ELEMENTS).map(({ code, name }) => [name.zh, code]));

function exampleFacts(
  facts: Record<string, ExampleFact>,
  carrier: string,
  usual: Trust,
): Record<string, Fact> {
  const entries = Object.entries(facts).flatMap(([name, given]) => {
    const code = codeByName.get(name);
    if (code === undefined) return [];
    const {
      value,
      trust = usual,
      confidence,
      check,
    } = typeof given === 'object' && given !== null ? given : { value: given };
    const fact: Fact = {
      element: code,
      value,
      source: { kind: KIND_BY_TRUST[trust], id: carrier, name: { zh: carrier, en: carrier } },
      trust,
      confidence: confidence ?? (trust === 'C' ? 0.98 : 1),
      observedAt: '2026-01-01T00:00:00.000Z',
      ...(check ? { evidence: { check } } : {}),
    };
    return [[code, fact] as const];
  });
  return Object.fromEntries(entries);
}

/** Names of elements in the cases that no element has. */
export function unknownExampleNames({ base, cases }: Examples): string[] {
  const names = [base, ...cases].flatMap(({ facts }) =>
    Object.values(facts).flatMap(carrier => Object.keys(carrier)),
  );
  return [...new Set(names)].filter(name => !codeByName.has(name));
}
