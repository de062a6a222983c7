import { TRUST, type Trust } from '@zhiban/facts';
import type { RuleRow } from '@zhiban/rules';
import type { Vocabulary } from './context.ts';
import type { Place } from './facts-used.ts';
import type { ServiceDefinition } from './service.ts';

/** The annotation column of a table that holds a row's demands. */
export const TRUST_ANNOTATION = '信任要求';

/** A row's demands: a level for the row, and levels for carriers (`登记`) or single facts (`登记.法定代表人`). */
interface Demands {
  readonly row?: Trust;
  readonly named: ReadonlyMap<string, Trust>;
}

const isTrust = (text: string): text is Trust => TRUST.some(level => level === text);

/** Reads `C`, or `C；登记.法定代表人=A`. Null when it is not understood. */
export function parseDemands(text: string): Demands | null {
  let row: Trust | undefined;
  const named = new Map<string, Trust>();
  for (const part of text.split(/[;；,，]/).map(piece => piece.trim())) {
    if (part === '') continue;
    const [name = '', level] = part.split('=').map(piece => piece.trim());
    if (level === undefined && isTrust(name)) row = name;
    else if (level !== undefined && isTrust(level) && name !== '') named.set(name, level);
    else return null;
  }
  return { row, named };
}

/**
 * The trust that a row demands of a fact. The nearest word counts: the row's for the fact, the row's for the
 * carrier, the service's for the carrier, the row's, the service's.
 */
export function demandedTrust(definition: ServiceDefinition, vocabulary: Vocabulary) {
  const { default: fallback, ...byCarrier } = definition.decision.demand;
  return (row: RuleRow, { carrier, element }: Place): Trust => {
    const demands = parseDemands(row.annotations[TRUST_ANNOTATION] ?? '');
    const named = demands?.named ?? new Map<string, Trust>();
    const forFact = [...named].find(([name]) => {
      const [of = '', elementName = ''] = name.split('.');
      return of === carrier && vocabulary.codeOf(of, elementName) === element;
    });
    return forFact?.[1] ?? named.get(carrier) ?? byCarrier[carrier] ?? demands?.row ?? fallback;
  };
}
