import { runSimulation, type Simulation, simulateVersion, verdictOf } from '@zhiban/cases';
import { changesText, comparisonText } from './comparison-text.ts';
import { openFolder } from './folder.ts';
import type { Language } from './language.ts';
import type { Outcome } from './run.ts';
import { idOf } from './service-id.ts';
import { type SignInOptions, signIn } from './sign-in.ts';

/** `zhiban service simulate FOLDER`: what the package would change for the server's stored applications. */
export async function simulateCommand(
  [folder = '']: readonly string[],
  options: SignInOptions,
  progress: (text: string) => void = text => process.stderr.write(text),
): Promise<Outcome> {
  const { files } = await openFolder(folder);
  const serviceId = idOf(files);
  const client = await signIn(options);
  const run = runSimulation(after =>
    client.call(simulateVersion, {
      params: { serviceId },
      body: { files, ...(after === undefined ? {} : { after }) },
    }),
  );
  let simulation: Simulation | undefined;
  for await (simulation of run) progress(`\r${simulation.seen} / ${simulation.total}`);
  progress('\n');
  return outcomeOf(serviceId, simulation);
}

function outcomeOf(serviceId: string, simulation: Simulation | undefined): Outcome {
  if (!simulation || simulation.total === 0)
    return {
      ok: true,
      json: { service: serviceId, total: 0 },
      text: language =>
        language === 'zh'
          ? `${serviceId} 还没有提交过的办件。`
          : `${serviceId} has no submitted applications yet.`,
    };
  const { total, comparison, skipped, points, submitted } = simulation;
  return {
    ok: true,
    json: {
      service: serviceId,
      total,
      comparison,
      skipped,
      points: Object.fromEntries(points),
      submitted: Object.fromEntries(submitted),
    },
    text(language) {
      const words = {
        value: (label: string) => verdictText(label, language),
        row: (id: string) => points.get(id)?.[language] ?? id,
      };
      return [
        comparisonText(comparison, language, words),
        changesText(comparison, language, words),
        ...skipped.map(({ kind, what, count }) => `! ${count} × ${SKIPPED[kind][language]}${what[language]}`),
      ]
        .filter(text => text !== '')
        .join('\n\n');
    },
  };
}

const SKIPPED = {
  'not-submitted': { zh: '没有重算：', en: 'not replayed: ' },
  'not-asked': { zh: '没有重算，当时没有要求过：', en: 'not replayed, was not asked for then: ' },
  failed: { zh: '算不出结果：', en: 'no result: ' },
} as const;

const OUTCOMES: Readonly<Record<string, Record<Language, string>>> = {
  approve: { zh: '准予', en: 'approve' },
  refuse: { zh: '不予', en: 'refuse' },
  correct: { zh: '补正', en: 'correct' },
  refer: { zh: '转人工', en: 'refer' },
};
const BANDS: Readonly<Record<string, Record<Language, string>>> = {
  automatic: { zh: '自动', en: 'automatic' },
  audited: { zh: '抽查', en: 'audited' },
  human: { zh: '人工', en: 'human' },
};

function verdictText(label: string, language: Language): string {
  const { outcome, band } = verdictOf(label);
  return `${OUTCOMES[outcome]?.[language] ?? outcome} (${BANDS[band]?.[language] ?? band})`;
}
