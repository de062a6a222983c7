import { Block, Loading, type Reason, ReasonList, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { legalBases } from '../legal.ts';
import { groupPreReview } from '../pre-review-groups.ts';
import { useForm } from './form-context.ts';
import { placeOf } from './places.ts';

/** The machine's check as it stands now: to mend, for an officer, passed. */
export function PreReview({ addressOf }: { addressOf: (screen: string, anchor: string) => string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.preReview' });
  const { view, impatient } = useForm();
  const say = useBilingual();
  // What a register is about to fill in is not missing yet.
  if (!view.preReview || (view.prefilling && !impatient))
    return (
      <Block title={t('title')}>
        <Loading lines={2} label={t('checking')} />
      </Block>
    );
  const { mend, officer, passed } = groupPreReview(view.preReview);
  const item = (
    reason: NonNullable<ApplicationView['preReview']>['reasons'][number],
    state: Reason['state'],
  ) => {
    const place = placeOf(view, reason);
    return {
      id: reason.id,
      state,
      reason: say(reason.text),
      remedy: reason.remedy ? say(reason.remedy) : undefined,
      legal: legalBases(reason.legalBasis),
      jump: place ? { to: addressOf(place.screen, place.anchor) } : undefined,
    };
  };
  return (
    <Block title={t('title')}>
      <div role="status">
        {mend.length > 0 ? (
          <StateTag state="warning">{t('toMend', { count: mend.length })}</StateTag>
        ) : officer.length > 0 ? (
          <StateTag state="info">{t('willBeLookedAt')}</StateTag>
        ) : (
          <StateTag state="success">{t('allPassed')}</StateTag>
        )}
      </div>
      {mend.length > 0 ? (
        <Stack gap="tight">
          <h3>{t('mend')}</h3>
          <ReasonList reasons={mend.map(reason => item(reason, 'warning'))} />
        </Stack>
      ) : null}
      {officer.length > 0 ? (
        <Stack gap="tight">
          <h3>{t('officer')}</h3>
          <ReasonList reasons={officer.map(reason => item(reason, 'info'))} />
        </Stack>
      ) : null}
      {passed.length > 0 ? (
        <Collapse
          items={[
            {
              key: 'passed',
              label: t('passed', { count: passed.length }),
              children: (
                <ReasonList
                  reasons={passed.map((point, index) => ({
                    id: `${index}`,
                    state: 'success',
                    reason: say(point.text),
                    legal: legalBases(point.legalBasis),
                  }))}
                />
              ),
            },
          ]}
        />
      ) : null}
    </Block>
  );
}
