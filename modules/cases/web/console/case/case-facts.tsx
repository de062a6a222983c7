import { Block, FactLine, type ProvenanceProps, Row, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk.ts';
import { type Answer, type FactEntry, isUnclear } from './fact-groups.ts';
import { PersonalValue } from './personal-value.tsx';

/** Everything known, by group, each fact with its origin; selecting one shows its evidence. */
export function CaseFacts({ desk }: { desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.facts' });
  const say = useBilingual();
  return desk.groups.map(group => (
    <Block
      key={group.id}
      title={group.kind === 'form' ? say(group.title) : t(group.kind, { name: say(group.title) })}
    >
      <Stack gap="tight">
        {group.entries.map(entry => (
          <Entry key={entry.key} entry={entry} desk={desk} />
        ))}
      </Stack>
    </Block>
  ));
}

function Entry({ entry, desk }: { entry: FactEntry; desk: Desk }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.facts' });
  const say = useBilingual();
  const provenance = useAnswerProvenance();
  const { key, label, answer, others, problem } = entry;
  return (
    <FactLine
      label={say(label)}
      value={
        answer ? (
          <>
            <PersonalValue desk={desk} entry={entry} answer={answer} />
            {problem || others.length > 0 || isDoubtful(answer) ? (
              <Row>
                {others.length > 0 ? (
                  <StateTag state="warning">{t('others', { n: others.length })}</StateTag>
                ) : null}
                {isDoubtful(answer) ? <StateTag state="warning">{t('doubtful')}</StateTag> : null}
                {problem ? <StateTag state="danger">{say(problem.message)}</StateTag> : null}
              </Row>
            ) : null}
          </>
        ) : null
      }
      provenance={answer ? provenance(answer) : undefined}
      selected={desk.marked.has(key)}
      onEvidence={answer ? () => desk.select({ kind: 'fact', key, answer: 0 }) : undefined}
    />
  );
}

/** Read by a machine that was unsure, or that found a wrong check digit; the rules trust neither. */
const isDoubtful = ({ read }: Answer): boolean =>
  read !== undefined && (read.check === 'failed' || isUnclear(read));

/** The origin of an answer in the reader's language. */
export function useAnswerProvenance(): (answer: Answer) => ProvenanceProps {
  const say = useBilingual();
  return ({ source, observedAt, trust }) => ({ source: say(source), date: observedAt ?? undefined, trust });
}
