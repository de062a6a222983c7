import { Block, Empty, FactLine, LegalBases, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { legalBases } from '../../portal/legal.ts';
import { useReadableValue } from '../../portal/use-value-words.ts';
import { useAnswerProvenance } from '../case/case-facts.tsx';
import { type FactEntry, findEntry } from '../case/fact-groups.ts';
import { PersonalValue } from '../case/personal-value.tsx';
import type { Desk } from '../desk.ts';
import { AnswerOrigin } from './answer-origin.tsx';

/** Where the selected fact comes from, or what the selected reason is about. */
export function SourceTab({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const { selection, groups } = desk;
  if (selection?.kind === 'reason') return <OfReason desk={desk} id={selection.id} />;
  const entry = selection?.kind === 'fact' ? findEntry(groups, selection.key) : undefined;
  if (selection?.kind !== 'fact' || !entry) return <Empty what={t('choose')} why={t('chooseWhy')} />;
  return <OfFact desk={desk} entry={entry} answer={selection.answer} />;
}

/** The facts that a reason is about, each with its origin. */
function OfReason({ desk, id }: { desk: Desk; id: string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const reason = desk.view.decision?.reasons.find(candidate => candidate.id === id);
  if (!reason) return <Empty what={t('choose')} why={t('chooseWhy')} />;
  const entries = [...desk.marked].flatMap(key => findEntry(desk.groups, key) ?? []);
  const [first] = entries;
  return (
    <Stack>
      <h3>{say(reason.text)}</h3>
      <LegalBases bases={legalBases(reason.legalBasis)} />
      {entries.length === 0 ? <p>{t('noFacts')}</p> : <Lines desk={desk} entries={entries} />}
      {entries.length === 1 && first?.answer ? (
        <AnswerOrigin desk={desk} entry={first} answer={first.answer} />
      ) : null}
    </Stack>
  );
}

function Lines({ desk, entries }: { desk: Desk; entries: readonly FactEntry[] }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const read = useReadableValue();
  const provenance = useAnswerProvenance();
  return (
    <Stack gap="tight">
      {entries.map(({ key, carrier, label, field, answer }) => (
        <FactLine
          key={key}
          label={t('of', { carrier, label: say(label) })}
          value={answer ? read(field, answer.value) : null}
          provenance={answer ? provenance(answer) : undefined}
          onEvidence={answer ? () => desk.select({ kind: 'fact', key, answer: 0 }) : undefined}
        />
      ))}
    </Stack>
  );
}

/** One fact: the answer that counts, the others that differ, and where the chosen one comes from. */
function OfFact({ desk, entry, answer: chosen }: { desk: Desk; entry: FactEntry; answer: number }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const provenance = useAnswerProvenance();
  const { key, label, others, problem } = entry;
  const answers = [...(entry.answer ? [entry.answer] : []), ...others];
  const answer = answers[chosen] ?? answers[0];
  return (
    <Stack>
      <Block title={t('of', { carrier: entry.carrier, label: say(label) })}>
        {answers.map((candidate, index) => (
          <FactLine
            key={`${candidate.source.zh} ${candidate.observedAt} ${candidate.value}`}
            label={index === 0 ? t('counts') : t('other')}
            value={<PersonalValue desk={desk} entry={entry} answer={candidate} />}
            provenance={provenance(candidate)}
            selected={answers.length > 1 && candidate === answer}
            onEvidence={
              answers.length > 1 ? () => desk.select({ kind: 'fact', key, answer: index }) : undefined
            }
          />
        ))}
        {others.length > 0 ? <StateTag state="warning">{t('contradict')}</StateTag> : null}
        {problem ? <p>{`${say(problem.message)}${say(problem.remedy)}`}</p> : null}
      </Block>
      {answer ? <AnswerOrigin desk={desk} entry={entry} answer={answer} /> : null}
    </Stack>
  );
}
