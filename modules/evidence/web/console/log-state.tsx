import { Block, FactLine, Stack, type State, StateTag, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { EvidenceState } from '../../model/keeper-operations.ts';

type Standing = 'none' | 'final' | 'unwitnessed' | 'waiting';
const STATES: Readonly<Record<Standing, State>> = {
  none: 'neutral',
  final: 'success',
  unwitnessed: 'warning',
  waiting: 'warning',
};

function standingOf({ newest, final, threshold }: EvidenceState): Standing {
  if (!newest) return 'none';
  if (threshold === 0) return 'unwitnessed';
  return final?.size === newest.size ? 'final' : 'waiting';
}

/** How far the log has come, who countersigned its newest head, and whether that is final. */
export function LogState({ state }: { state: EvidenceState }) {
  const { t } = useTranslation('evidence', { keyPrefix: 'console.log' });
  const { dateTime } = useFormat();
  const { newest, final, size, waiting, threshold, witnesses } = state;
  const standing = standingOf(state);
  const signed = newest?.signed ?? [];
  return (
    <Block
      title={t('title')}
      actions={<StateTag state={STATES[standing]}>{t(`standing.${standing}`)}</StateTag>}
    >
      <Stack gap="tight">
        <FactLine label={t('size')} value={t('sizeValue', { size, waiting })} />
        {newest ? (
          <>
            <FactLine label={t('sealedAt')} value={dateTime(newest.at)} />
            <FactLine label={t('root')} value={newest.root} />
          </>
        ) : null}
        <FactLine
          label={t('witnesses')}
          value={
            threshold === 0
              ? t('noWitnesses')
              : t('witnessesValue', { threshold, of: witnesses.length, names: witnesses.join(t('and')) })
          }
        />
        {signed.map(({ name, at }) => (
          <FactLine key={name} label={t('signed')} value={t('signedValue', { name, at: dateTime(at) })} />
        ))}
      </Stack>
      {standing === 'waiting' ? (
        <p role="status">
          {final
            ? t('finalUpTo', { size: final.size, at: dateTime(final.at), missing: threshold - signed.length })
            : t('neverFinal')}
        </p>
      ) : null}
    </Block>
  );
}
