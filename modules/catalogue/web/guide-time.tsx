import { Block, LegalBases, Stack, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { GuideView } from '../model/operations.ts';
import { withinOf } from './usual-words.ts';

/** How long, promised and as measured; what it costs; how often one has to come. */
export function GuideTime({ guide }: { guide: GuideView }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  const { fees, visits, visitsReason } = guide;
  return (
    <>
      <Block title={t('howLong')}>
        <Stack gap="tight">
          <p>{say(guide.howLong)}</p>
          <p>{t('promised', { promised: guide.promisedDays, statutory: guide.statutoryDays })}</p>
          {guide.usualTime ? <Usual usual={guide.usualTime} /> : null}
        </Stack>
      </Block>
      <Block title={t('cost')}>
        {fees.length === 0 ? <p>{t('free')}</p> : null}
        {fees.map(fee => (
          <div key={fee.name.zh}>
            <p>
              {say(fee.name)} {say(fee.standard)}
            </p>
            <LegalBases bases={[{ law: fee.legalBasis, article: '' }]} />
          </div>
        ))}
      </Block>
      <Block title={t('visits')}>
        <p>{visits === 0 ? t('noVisit') : t('visitTimes', { count: visits })}</p>
        {visitsReason ? <p>{say(visitsReason)}</p> : null}
      </Block>
    </>
  );
}

function Usual({ usual }: { usual: NonNullable<GuideView['usualTime']> }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const { applications, withinSeconds, automaticShare } = usual;
  if (withinSeconds === null) return <p>{t('usualLong', { applications })}</p>;
  const { unit, count } = withinOf(withinSeconds);
  return (
    <p>
      {t('usual', { applications, time: t(`within.${unit}`, { count }) })}
      {t('automatic', { percent: Math.round(automaticShare * 100) })}
    </p>
  );
}
