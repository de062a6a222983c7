import { useOperation } from '@zhiban/kernel/web';
import { Block, ErrorView, FactLine, Loading, Stack, type State, StateIcon, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { type EvidenceProof, getEvidenceProof } from '../model/operations.ts';

/** Between two looks while sealing or witnesses are awaited. */
const AGAIN_MS = 3_000;

type Verdict = 'final' | 'sealed' | 'waiting' | 'broken';
const STATES: Readonly<Record<Verdict, State>> = {
  final: 'success',
  sealed: 'warning',
  waiting: 'warning',
  broken: 'danger',
};

const verdictOn = ({ state, sealed }: EvidenceProof): Verdict => (sealed && !sealed.holds ? 'broken' : state);

/** What is proven under a code, in plain words. */
export function ProofBlock({ code }: { code: string }) {
  const { t } = useTranslation('evidence');
  const query = useOperation(
    getEvidenceProof,
    { params: { code } },
    { refetchInterval: ({ state }) => (state.data && state.data.state !== 'final' ? AGAIN_MS : false) },
  );
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <Proof proof={query.data} />
      <Block title={t('meaning.title')}>
        <p>{t('meaning.text')}</p>
      </Block>
    </>
  );
}

function Proof({ proof }: { proof: EvidenceProof }) {
  const { t } = useTranslation('evidence');
  const { dateTime } = useFormat();
  const { sealed, witnesses, erasedAt } = proof;
  const verdict = verdictOn(proof);
  const names = witnesses.signed.map(({ name }) => name).join('、');
  return (
    <Block title={t('result')}>
      <p role="status">
        <StateIcon state={STATES[verdict]} />{' '}
        {t(verdict === 'final' && names ? 'finalBy' : verdict, {
          names,
          signed: witnesses.signed.length,
          threshold: witnesses.threshold,
        })}
      </p>
      {erasedAt ? <p>{t('erased', { at: dateTime(erasedAt) })}</p> : null}
      <Stack gap="tight">
        <FactLine label={t('at')} value={dateTime(proof.at)} />
        {sealed ? (
          <>
            <FactLine label={t('sealedAt')} value={dateTime(sealed.at)} />
            <FactLine
              label={t('place')}
              value={t('placeValue', { leaf: sealed.leaf + 1, size: sealed.size })}
            />
            {witnesses.signed.map(({ name, at }) => (
              <FactLine
                key={name}
                label={t('witness')}
                value={t('witnessValue', { name, at: dateTime(at) })}
              />
            ))}
            {names ? null : <FactLine label={t('witness')} value={t('noWitness')} />}
            <FactLine label={t('root')} value={sealed.root} />
          </>
        ) : null}
      </Stack>
    </Block>
  );
}
