import { Timeline, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { ACT_RULES } from '../../model/licence-life.ts';
import type { LicenceView } from '../../model/register-operations.ts';

/** Every act with its persons, ground and reason, oldest first, from the issue on. */
export function LicenceHistory({ licence }: { licence: LicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const say = useBilingual();
  const { dateTime } = useFormat();
  const first = licence.versions.at(-1);
  const issued = first
    ? [{ id: 'issue', text: t('happened.issued', { issuer: licence.issuerName }), at: first.madeAt }]
    : [];
  const acts = licence.acts.toReversed().map(act => {
    const two = act.answeredBy !== null;
    const sentence = act.outcome === 'done' && two ? 'confirmed' : act.outcome;
    return {
      id: act.id,
      at: act.answeredAt ?? act.at,
      text: t(`happened.${sentence}`, {
        act: say(ACT_RULES[act.act].name),
        by: act.by.name,
        second: act.answeredBy?.name ?? '',
        at: dateTime(act.at),
      }),
      detail: (
        <>
          <p>{t('because', { reason: act.reason, law: act.ground.law, article: act.ground.article })}</p>
          {act.answer ? <p>{t('answered', { answer: act.answer })}</p> : null}
        </>
      ),
    };
  });
  return <Timeline events={[...issued, ...acts]} />;
}
