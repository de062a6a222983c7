import { canonicalJson } from '@zhiban/kernel';
import { type Logger, sm3 } from '@zhiban/kernel/server';
import { checkElement, element, type Fact, type Subject } from '../model/index.ts';
import type { Answer, Connector } from './connector.ts';
import type { Source, SourceReport } from './source.ts';

export interface GatherRequest {
  readonly subject: Subject;
  /** Codes of the elements that are wanted; only sources that know one of them are asked. */
  readonly elements: readonly string[];
  /** How long each source may take; 1500 when absent. */
  readonly timeoutMs?: number;
}

export interface Gathered {
  readonly facts: Fact[];
  /** One entry for each source that was asked, or would have been but for its circuit breaker. */
  readonly sources: SourceReport[];
}

/**
 * Asks all sources that may know, at the same time. Trouble of a source shows in its report and nowhere else: a form
 * is then filled in by hand.
 * @throws FACTS_UNKNOWN_ELEMENT
 */
export async function gatherFacts(
  { subject, elements, timeoutMs = 1500 }: GatherRequest,
  { sources, log }: { sources: readonly Source[]; log: Logger },
): Promise<Gathered> {
  const wanted = new Set(elements.map(code => element(code).code));
  const asked = sources.filter(
    ({ connector }) =>
      connector.subject === subject.kind && connector.elements.some(code => wanted.has(code)),
  );
  const results = await Promise.all(
    asked.map(async source => {
      const { report, answer } = await source.ask(subject, timeoutMs);
      return { report, facts: answer ? factsOf(answer, source.connector, wanted, log) : [] };
    }),
  );
  return { facts: results.flatMap(({ facts }) => facts), sources: results.map(({ report }) => report) };
}

function factsOf(answer: Answer, connector: Connector, wanted: ReadonlySet<string>, log: Logger): Fact[] {
  if (answer.kind === 'not-found') return [];
  const observedAt = new Date(answer.asOf).toISOString();
  // The answer as a whole: each fact says which one it came from.
  const digest = sm3(canonicalJson({ asOf: answer.asOf, values: answer.values }));
  return connector.elements
    .filter(code => wanted.has(code))
    .flatMap(code => {
      const value = answer.values[code] ?? null;
      if (value === null) return [];
      const checked = checkElement(code, value);
      if (!checked.ok) {
        log.warn({ source: connector.id, element: code }, 'a source gave a value that the registry refuses');
        return [];
      }
      const { id, name, trust } = connector;
      return {
        element: code,
        value: checked.value,
        source: { kind: 'register' as const, id, name },
        trust,
        confidence: 1,
        observedAt,
        evidence: { check: element(code).check ? ('passed' as const) : ('none' as const), digest },
      };
    });
}
