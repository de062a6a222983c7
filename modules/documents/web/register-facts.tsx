import { civilDay } from '@zhiban/kernel';
import { FactLine, Link, StateIcon, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { PublicLicence } from '../model/operations.ts';
import { type Verdict, verdictOn } from './verdict.ts';

const STATES = {
  trusted: 'success',
  newer: 'warning',
  expired: 'warning',
  notValid: 'warning',
  broken: 'danger',
} as const satisfies Record<Verdict, string>;

/** What anyone may know of a licence, beginning with whether it may be relied on. */
export function RegisterFacts({ licence, genuine }: { licence: PublicLicence; genuine: boolean }) {
  const { t } = useTranslation('documents', { keyPrefix: 'verify' });
  const { date } = useFormat();
  const say = useBilingual();
  const verdict = verdictOn(licence, genuine, civilDay(new Date()));
  const { validTo, newest } = licence;
  return (
    <>
      <p>
        <StateIcon state={STATES[verdict]} />{' '}
        {t(verdict, { state: say(licence.stateName), date: validTo ? date(validTo) : '' })}
      </p>
      {newest ? (
        <p>
          <Link to={`/verify/${newest}`}>{t('toNewest')}</Link>
        </p>
      ) : null}
      <FactLine label={t('name')} value={licence.title} />
      <FactLine label={t('number')} value={licence.number} />
      <FactLine label={t('stateNow')} value={say(licence.stateName)} />
      <FactLine label={t('holder')} value={licence.holder} />
      <FactLine label={t('issuer')} value={licence.issuerName} />
      <FactLine label={t('issueDate')} value={date(licence.issueDate)} />
      <FactLine label={t('validTo')} value={validTo ? date(validTo) : t('unlimited')} />
    </>
  );
}
