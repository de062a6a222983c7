import { Block, Link, StateTag, Timeline, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { licenceStates } from '../model/licence.ts';
import type { MyLicence as MyLicenceView } from '../model/register-operations.ts';
import { LicenceFiles } from './licence-files.tsx';
import { LICENCE_STATES } from './licence-state.ts';
import './register.css';

/** One licence of mine: how it stands, until when, its files, and what was done with it. */
export function MyLicence({ licence }: { licence: MyLicenceView }) {
  const { t } = useTranslation('documents', { keyPrefix: 'mine' });
  const { date } = useFormat();
  const say = useBilingual();
  const { id, title, number, issuerName, issueDate, validFrom, validTo, state, history } = licence;
  const events = history.map(({ id: act, act: kind, at, reason, ground }) => ({
    id: act,
    at,
    text: t(`did.${kind}`),
    detail: <p>{t('because', { reason, law: ground.law, article: ground.article })}</p>,
  }));
  return (
    <Block
      listed
      title={title}
      actions={<StateTag state={LICENCE_STATES[state]}>{say(licenceStates[state])}</StateTag>}
    >
      <p>{t(`means.${state}`)}</p>
      <p>
        {number}
        <br />
        {t(validTo ? 'validity' : 'validityNoEnd', {
          from: date(validFrom),
          to: validTo ? date(validTo) : '',
        })}
      </p>
      <LicenceFiles licenceId={id} title={title} version={licence.version} national={licence.national} />
      <p>
        <Link to={`/verify/${licence.identifier}`}>{t('verify')}</Link>
      </p>
      <details className="licence-story">
        <summary>{t('history')}</summary>
        <p className="zb-small">{t('issued', { issuer: issuerName, date: date(issueDate) })}</p>
        {events.length ? <Timeline events={events} /> : <p className="zb-small">{t('noHistory')}</p>}
      </details>
    </Block>
  );
}
