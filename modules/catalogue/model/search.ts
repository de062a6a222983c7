/** What a service is found by; earlier kinds weigh more. */
interface SearchTexts {
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly others: readonly string[];
}

const WEIGHTS = { names: 3, aliases: 2, others: 1 } as const;
/** A service must share so much of the question to be an answer. */
const LEAST_SHARE = 0.25;

/** Pairs of neighbouring Chinese characters and whole Latin words; a single character stands for itself. */
function terms(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const found = new Set(plain.match(/[a-z0-9]{2,}/g) ?? []);
  for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
    if (run.length === 1) found.add(run);
    for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
  }
  return found;
}

/**
 * How well texts answer a question in plain words, from 0 (not at all) to 3. Half of a weight goes to the share
 * of the question that is found, so that long questions with many empty words still find their service.
 */
export function searchScore(question: string, texts: SearchTexts): number {
  const asked = terms(question);
  if (asked.size === 0) return 0;
  const weightOf = new Map<string, number>();
  for (const kind of ['others', 'aliases', 'names'] as const)
    for (const text of texts[kind]) for (const term of terms(text)) weightOf.set(term, WEIGHTS[kind]);
  const weights = [...asked].map(
    term => weightOf.get(term) ?? (term.length === 1 ? singleWeight(term, weightOf) : 0),
  );
  const hits = weights.filter(weight => weight > 0);
  if (hits.length === 0) return 0;
  const share = hits.length / asked.size;
  const strongest = Math.max(...hits);
  if (share < LEAST_SHARE && strongest < WEIGHTS.aliases) return 0;
  return weights.reduce<number>((sum, weight) => sum + weight, 0) / asked.size;
}

function singleWeight(character: string, weightOf: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [term, weight] of weightOf) if (term.includes(character) && weight > best) best = weight;
  return best;
}
