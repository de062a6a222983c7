import { Block, FactLine, Row, Stack, type State, StateTag, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { useReadableValue } from '../../portal/use-value-words.ts';
import { type Answer, type FactEntry, isUnclear } from '../case/fact-groups.ts';
import type { Desk } from '../desk.ts';
import { MaterialPage } from './material-page.tsx';

interface Props {
  desk: Desk;
  entry: FactEntry;
  answer: Answer;
}

/** The page with its box, the register's answer, or in a sentence who said so. */
export function AnswerOrigin({ desk, entry, answer }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  if (answer.read) return <Reading desk={desk} entry={entry} read={answer.read} />;
  if (answer.kind === 'register') return <RegisterAnswer desk={desk} answer={answer} />;
  return <p>{t(`said.${answer.kind}`)}</p>;
}

const CHECKS: Readonly<Record<'passed' | 'failed' | 'none', State>> = {
  passed: 'success',
  failed: 'danger',
  none: 'neutral',
};

function Reading({
  desk,
  entry,
  read,
}: Pick<Props, 'desk' | 'entry'> & { read: NonNullable<Answer['read']> }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const material = desk.view.materials.find(({ id }) => id === read.material);
  if (!material) return null;
  return (
    <Stack gap="tight">
      <Row>
        <StateTag state={isUnclear(read) ? 'warning' : 'neutral'}>
          {t('confidence', { percent: Math.floor(read.confidence * 100) })}
        </StateTag>
        <StateTag state={CHECKS[read.check]}>{t(`check.${read.check}`)}</StateTag>
      </Row>
      <p>{t('raw', { raw: read.raw })}</p>
      <MaterialPage desk={desk} material={material} page={read.page} only={{ entry, read }} />
    </Stack>
  );
}

/** Everything in this case that the same register said, and how it answered. */
function RegisterAnswer({ desk, answer }: Pick<Props, 'desk' | 'answer'>) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.evidence' });
  const say = useBilingual();
  const read = useReadableValue();
  const name = answer.source.zh;
  const report = desk.view.sources.find(source => source.name.zh === name);
  const said = desk.groups.flatMap(({ entries }) =>
    entries.flatMap(entry =>
      [...(entry.answer ? [entry.answer] : []), ...entry.others]
        .filter(({ kind, source }) => kind === 'register' && source.zh === name)
        .map(({ value }) => ({ entry, value })),
    ),
  );
  const once = [...new Map(said.map(line => [`${line.entry.element}${line.value}`, line])).values()];
  return (
    <Block title={t('register', { name: say(answer.source) })}>
      {report ? (
        <Row>
          <StateTag state={report.outcome === 'answered' ? 'success' : 'warning'}>
            {t(`answered.${report.outcome}`)}
          </StateTag>
        </Row>
      ) : null}
      <Stack gap="tight">
        {once.map(({ entry, value }) => (
          <FactLine
            key={`${entry.element}${value}`}
            label={say(entry.label)}
            value={read(entry.field, value)}
            selected={desk.marked.has(entry.key)}
          />
        ))}
      </Stack>
    </Block>
  );
}
