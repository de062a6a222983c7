import { type Place, placeKey, placeName } from './facts-used.ts';
import { LICENSING_LAW } from './legal.ts';
import type { Review } from './review.ts';
import type { ServiceDefinition } from './service.ts';
import type { DecisionInput, Reason } from './types.ts';

/** The registers that gave no answer, or no entry: each keeps the machine from approving and from refusing. */
export function silentRegisters(definition: ServiceDefinition, input: DecisionInput): Reason[] {
  return definition.registers.flatMap(({ name }) => {
    const outcome = input.sources[name] ?? 'unavailable';
    if (outcome === 'answered') return [];
    const reason: Reason = {
      id: `source:${name}`,
      outcome: 'refer',
      text:
        outcome === 'not-found'
          ? { zh: `在${name}信息里没有查到您的单位。`, en: `The register (${name}) has no entry for you.` }
          : { zh: `暂时连不上${name}信息，没能自动核对。`, en: `The register (${name}) did not answer.` },
      remedy: {
        zh: '您不用重复提交，工作人员会人工核对。',
        en: 'You need not file again; an officer will check it.',
      },
      legalBasis: LICENSING_LAW.examination,
      facts: [],
    };
    return [reason];
  });
}

/** The review points that could not be judged: one reason a missing fact, or one a row when no fact is missing. */
export function unjudgedPoints(found: Review, definition: ServiceDefinition, input: DecisionInput): Reason[] {
  const silent = new Set(
    definition.registers.filter(({ name }) => input.sources[name] !== 'answered').map(({ name }) => name),
  );
  const missing = found.unjudged.flatMap(({ missing: places }) => places);
  const places = [...new Map(missing.map(place => [placeKey(place), place])).values()];
  const rows = found.unjudged.filter(({ missing: none }) => none.length === 0);
  return [
    ...places.filter(({ carrier }) => !silent.has(carrier)).map(unread),
    ...rows.map(({ row: { row, point } }): Reason => {
      return {
        id: `unread:${row.id}`,
        outcome: 'refer',
        text: { zh: `没能自动核对：${point.text.zh}。`, en: `Could not be checked: ${point.text.en}.` },
        remedy: null,
        legalBasis: point.legalBasis,
        facts: [],
      };
    }),
  ];
}

function unread(place: Place): Reason {
  const name = placeName(place);
  return {
    id: `unread:${placeKey(place)}`,
    outcome: 'refer',
    text: { zh: `没有读到${name.zh}。`, en: `Nothing was read for ${name.en}.` },
    remedy: {
      zh: '工作人员会核对原件；您也可以换一张清晰、完整的照片。',
      en: 'An officer will look at the original; a clear and whole photograph may also do.',
    },
    legalBasis: LICENSING_LAW.examination,
    field: place,
    facts: [],
  };
}
