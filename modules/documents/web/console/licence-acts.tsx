import { useSession } from '@zhiban/identity/web';
import { Block, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenceStates } from '../../model/licence.ts';
import { ACT_RULES, actStanding, type LicenceAct } from '../../model/licence-life.ts';
import type { LicenceView } from '../../model/register-operations.ts';
import { LicenceActForm } from './licence-act-form.tsx';
import { OFFICER_ACTS, type OfficerAct } from './officer-act.ts';

/** What an officer may do with the licence now; beside it what he may not, and why. The server decides again. */
export function LicenceActs({ licence }: { licence: LicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register.acts' });
  const say = useBilingual();
  const { session } = useSession();
  const [chosen, setChosen] = useState<OfficerAct>();
  if (session?.kind !== 'staff' || !session.roles.includes('officer')) return null;
  const acts = OFFICER_ACTS.map(act => {
    const standing = actStanding(licence, act);
    const waits = licence.waiting && ACT_RULES[act].by === 'two';
    return { act, why: standing === 'possible' && waits ? ('waits' as const) : standing };
  });
  const possible = acts.filter(({ why }) => why === 'possible');
  const nameOf = (act: LicenceAct) => say(ACT_RULES[act].name);
  const refused = (['state', 'no-end', 'waits'] as const).flatMap(why => {
    const names = acts.filter(one => one.why === why).map(({ act }) => nameOf(act));
    return names.length ? [{ why, names: names.join(t('separator')) }] : [];
  });
  const stillMay = chosen && possible.some(({ act }) => act === chosen);
  return (
    <Block title={t('title')}>
      <Stack>
        {possible.length === 0 ? <p>{t('none')}</p> : null}
        <Row>
          {possible.map(({ act }) => (
            <Button
              key={act}
              aria-pressed={act === chosen}
              color="default"
              variant={act === chosen ? 'solid' : 'outlined'}
              onClick={() => setChosen(act === chosen ? undefined : act)}
            >
              {t('button', { act: nameOf(act) })}
            </Button>
          ))}
        </Row>
        {refused.length ? (
          <ul className="zb-small">
            {refused.map(({ why, names }) => (
              <li key={why}>{t(`why.${why}`, { names, state: say(licenceStates[licence.state]) })}</li>
            ))}
          </ul>
        ) : null}
        {stillMay ? (
          <LicenceActForm key={chosen} licence={licence} act={chosen} onDone={() => setChosen(undefined)} />
        ) : null}
      </Stack>
    </Block>
  );
}
